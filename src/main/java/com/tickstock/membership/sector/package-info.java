/**
 * The table of sectors, read from {@code sectors.yaml}, and the mapping from issuers' words for
 * sectors and industries to them.
 *
 * <p>Start at {@link com.tickstock.membership.sector.Sectors}.
 */
package com.tickstock.membership.sector;
