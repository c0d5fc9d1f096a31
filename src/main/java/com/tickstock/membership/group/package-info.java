/**
 * Reads nothing and writes nothing: what a membership is, the events that change it, and the fold
 * that turns events into state, outcomes and changes. Pure Java: no Kafka, no clock, no JSON.
 *
 * <p>Start at {@link com.tickstock.membership.group.TimelineFold}.
 */
package com.tickstock.membership.group;
