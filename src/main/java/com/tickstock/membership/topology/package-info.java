/**
 * Reads {@code membership.events}; writes {@code membership.changes}, {@code membership.groups},
 * {@code membership.symbol-changes}, {@code membership.dead-letters} and the state stores that
 * lookups are answered from.
 *
 * <p>Start at {@link com.tickstock.membership.topology.MembershipTopology}.
 */
package com.tickstock.membership.topology;
