/**
 * Reads {@code membership.groups} and {@code membership.changes}; writes nothing: one environment's
 * groups as a copy in another service's process.
 *
 * <p>Start at {@link com.tickstock.membership.client.MembershipCopy}.
 */
package com.tickstock.membership.client;
