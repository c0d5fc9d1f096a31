/**
 * Reads holdings files; writes one transaction of events for each load.
 *
 * <p>A file goes through {@link com.tickstock.membership.loader.HoldingsFile} (what is in it), one
 * of the {@link com.tickstock.membership.loader.HoldingsFormat}s (what it means) and {@link
 * com.tickstock.membership.loader.Loader} (what is published). A new format is a class there.
 */
package com.tickstock.membership.loader;
