/**
 * The projection: reads {@code membership.changes} and writes the tables {@code definition_groups}
 * and {@code group_memberships}, and its offsets into the schema {@code membership_projection}.
 */
package com.tickstock.membership.projection;
