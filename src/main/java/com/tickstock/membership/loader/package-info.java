/**
 * Loads a folder of holdings files: writes one transaction of events for each load.
 *
 * <p>A file's bytes become rows in {@link com.tickstock.membership.loader.file}, rows become
 * holdings in {@link com.tickstock.membership.loader.format}. {@link
 * com.tickstock.membership.loader.Plan} collects the content of all files, {@link
 * com.tickstock.membership.loader.SectorPlan} combines their sector evidence, {@link
 * com.tickstock.membership.loader.LoadPlanner} plans the event of each holding, and {@link
 * com.tickstock.membership.loader.Loader} publishes the events.
 */
package com.tickstock.membership.loader;
