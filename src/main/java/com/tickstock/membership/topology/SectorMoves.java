package com.tickstock.membership.topology;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.SectorTimeline;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.topic.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.Record;

/** The service's own events: a symbol that another sector got leaves the sector it was in. */
final class SectorMoves {
  private static final String SOURCE = "one-sector";

  private SectorMoves() {}

  /**
   * The same change and move make the same event id, so that the event counts once.
   *
   * @param timestamp epoch milliseconds
   */
  static Record<byte[], byte[]> event(
      SymbolChangeJson change, SectorTimeline.Move move, long timestamp) {
    GroupKey group = new GroupKey(change.environment(), GroupType.SECTOR, move.from());
    String why =
        "%s is in %s from %s on, by its version %d"
            .formatted(change.symbol(), move.to(), move.at(), move.version());
    Unwritten event =
        new Unwritten(
            group,
            new Cause(new EventId(SOURCE, why), Optional.empty(), Optional.empty(), Map.of()),
            Optional.of(move.at()),
            Optional.empty(),
            new GroupEvent.MembersChanged(new TreeMap<>(), new TreeSet<>(Set.of(change.symbol()))));
    Record<byte[], byte[]> record =
        new Record<>(
            group.toString().getBytes(StandardCharsets.UTF_8),
            EventJson.write(event, Instant.ofEpochMilli(timestamp)),
            timestamp);
    EventPublisher.addContentType(record.headers());
    return record;
  }
}
