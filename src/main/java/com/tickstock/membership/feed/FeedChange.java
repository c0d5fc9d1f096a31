package com.tickstock.membership.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topic.Position;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of {@code membership.changes}.
 *
 * @param event the offset of its event in the same partition of {@code membership.events}
 * @param symbols whose membership is different, now or in the past
 * @param frame the event of the feed, but for its id
 */
record FeedChange(
    int partition, long offset, long event, GroupKey group, Set<String> symbols, byte[] frame) {
  private static final int BYTES_A_SYMBOL = 100;
  private static final int BYTES_A_CHANGE = 300;

  /**
   * Fields that are not needed are not looked at: another instance may be a version ahead.
   *
   * @return empty for what is no change, and for what an application wrote that did not say yet
   *     which event it is of: the present one has told it again
   */
  static Optional<FeedChange> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      JsonNode change = Json.readTree(record.value());
      Position event = Position.parse(change.path("position").asText());
      if (event.partition() != record.partition()) {
        return Optional.empty();
      }
      return Optional.of(
          new FeedChange(
              record.partition(),
              record.offset(),
              event.offset(),
              GroupKey.parse(new String(record.key(), StandardCharsets.UTF_8)),
              symbols(change),
              SseFrames.event("change", record.value())));
    } catch (RuntimeException e) {
      return Optional.empty(); // whatever a reader trips over, the next record is not at fault
    }
  }

  private static Set<String> symbols(JsonNode change) {
    Set<String> symbols = new HashSet<>();
    for (String kind : new String[] {"added", "reweighted", "annotated"}) {
      change.path(kind).forEach(member -> symbols.add(member.path("symbol").asText()));
    }
    change.path("removed").forEach(symbol -> symbols.add(symbol.asText()));
    change.path("past").path("members").forEach(m -> symbols.add(m.path("symbol").asText()));
    return Set.copyOf(symbols);
  }

  /** About what it takes in memory, in bytes. */
  long size() {
    return BYTES_A_CHANGE + frame.length + (long) BYTES_A_SYMBOL * symbols.size();
  }
}
