/**
 * Reads the files in {@code topics/} and writes topics and events to Kafka.
 *
 * <p>The record values are the JSON of {@link com.tickstock.membership.json}.
 */
package com.tickstock.membership.topic;
