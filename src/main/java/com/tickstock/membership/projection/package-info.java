/**
 * Reads {@code membership.changes}; writes the tables {@code definition_groups} and {@code
 * group_memberships}, and where it has got to into the schema {@code membership_projection}.
 */
package com.tickstock.membership.projection;
