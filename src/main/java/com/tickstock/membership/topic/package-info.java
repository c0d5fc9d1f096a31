/**
 * Reads the files in {@code topics/} and writes topics and events to Kafka. The values of the
 * records are the JSON of {@link com.tickstock.membership.json}.
 */
package com.tickstock.membership.topic;
