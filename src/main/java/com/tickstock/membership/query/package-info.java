/**
 * Reads the state stores by interactive queries; writes nothing.
 *
 * <p>Everybody asks {@link com.tickstock.membership.query.MembershipQueries}, which knows where a
 * key is; nobody else touches the stores.
 */
package com.tickstock.membership.query;
