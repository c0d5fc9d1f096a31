/**
 * Reads groups and symbols by {@link com.tickstock.membership.query.MembershipQueries}; writes
 * nothing: counts of what there is, and the same as pages for people.
 *
 * <p>Start at {@link com.tickstock.membership.report.Reports}.
 */
package com.tickstock.membership.report;
