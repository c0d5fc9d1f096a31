package com.tickstock.membership.topology;

import com.tickstock.membership.group.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Why a record has no effect, where it stands and since when; its own headers stay. */
final class DeadLetterHeaders {
  private DeadLetterHeaders() {}

  static Headers of(
      Record<byte[], byte[]> record, RecordMetadata place, Refusal refusal, String detail) {
    Headers headers = new RecordHeaders(record.headers());
    add(headers, "reason", refusal.code());
    add(headers, "detail", detail);
    add(headers, "topic", place.topic());
    add(headers, "partition", String.valueOf(place.partition()));
    add(headers, "offset", String.valueOf(place.offset()));
    add(headers, "recorded-at", Instant.ofEpochMilli(record.timestamp()).toString());
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add("dead-letter-" + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
