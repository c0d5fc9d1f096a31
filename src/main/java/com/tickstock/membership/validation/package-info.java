/**
 * Checks whether groups, symbols and tables are consistent. Reads groups and symbols by {@link
 * com.tickstock.membership.query.MembershipQueries} and the tables by {@link
 * com.tickstock.membership.projection.GroupTables}; writes nothing.
 *
 * <p>Start at {@link com.tickstock.membership.validation.Validator}.
 */
package com.tickstock.membership.validation;
