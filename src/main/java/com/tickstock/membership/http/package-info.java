/**
 * The HTTP interface. Routes answer from {@link com.tickstock.membership.query.MembershipQueries}
 * and publish events to the log; they do not use Kafka Streams.
 */
package com.tickstock.membership.http;
