/**
 * Counts groups and symbols, and formats reports. Reads by {@link
 * com.tickstock.membership.query.MembershipQueries}; writes nothing.
 *
 * <p>Start at {@link com.tickstock.membership.report.Reports}.
 */
package com.tickstock.membership.report;
