/**
 * Reads a folder of holdings files; writes one transaction of events for each load.
 *
 * <p>A file's bytes become rows in {@link com.tickstock.membership.loader.file}, rows become
 * holdings in {@link com.tickstock.membership.loader.format}. {@link
 * com.tickstock.membership.loader.Plan} collects what all files say, {@link
 * com.tickstock.membership.loader.SectorPlan} what they say of sectors together, {@link
 * com.tickstock.membership.loader.LoadPlanner} decides what is published of each, and {@link
 * com.tickstock.membership.loader.Loader} publishes it.
 */
package com.tickstock.membership.loader;
