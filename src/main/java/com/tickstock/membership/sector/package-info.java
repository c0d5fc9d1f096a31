/**
 * Reads {@code sectors.yaml} of the jar; writes nothing: which sectors there are, and which of them
 * an issuer's word for a sector or an industry means.
 *
 * <p>Start at {@link com.tickstock.membership.sector.Sectors}.
 */
package com.tickstock.membership.sector;
