/**
 * Reads requests; writes answers from {@link com.tickstock.membership.query.MembershipQueries} and
 * events to the log. Routes know no Kafka Streams: they ask and they publish.
 */
package com.tickstock.membership.http;
