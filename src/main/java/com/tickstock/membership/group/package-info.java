/**
 * The domain: memberships, the events that change them, and the fold that turns events into state,
 * outcomes and changes. Pure Java without any I/O: no Kafka, no clock, no JSON.
 *
 * <p>Start at {@link com.tickstock.membership.group.TimelineFold}.
 */
package com.tickstock.membership.group;
