/**
 * Asks the state stores of all instances by interactive queries; writes nothing.
 *
 * <p>Everybody asks {@link com.tickstock.membership.query.MembershipQueries}, which knows where a
 * key is; nobody else touches the stores.
 */
package com.tickstock.membership.query;
