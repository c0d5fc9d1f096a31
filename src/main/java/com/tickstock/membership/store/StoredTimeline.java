package com.tickstock.membership.store;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.TimelineRow;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A group's timeline in rows of the {@code group-timeline} store. */
public final class StoredTimeline implements Timeline {
  private final GroupKey group;
  private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

  /**
   * @param rows the store itself in the topology, interactive queries outside it
   */
  public StoredTimeline(GroupKey group, ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
    this.group = group;
    this.rows = rows;
  }

  @Override
  public Stream<TimelineEntry> before(TimelinePosition moment) {
    Bytes first = RowKeys.timeline(group, TimelinePosition.FIRST);
    return entries(rows.reverseRange(first, RowKeys.timeline(group, moment)), moment);
  }

  @Override
  public Stream<TimelineEntry> after(TimelinePosition moment) {
    Bytes last = RowKeys.timeline(group, TimelinePosition.LAST);
    return entries(rows.range(RowKeys.timeline(group, moment), last), moment);
  }

  /** An event by its id alone. */
  public record Named(TimelinePosition at, String eventId) {
    private static Named of(KeyValue<Bytes, byte[]> row) {
      return new Named(RowKeys.moment(row.key), new TimelineRow(row.value).eventId());
    }
  }

  /** What is before a moment, newest first. */
  public Stream<Named> named(TimelinePosition before) {
    Bytes first = RowKeys.timeline(group, TimelinePosition.FIRST);
    return rows(rows.reverseRange(first, RowKeys.timeline(group, before)), before).map(Named::of);
  }

  /** The newest row before {@code moment}, as it is stored. */
  public Optional<TimelineRow> newestBefore(TimelinePosition moment) {
    Bytes first = RowKeys.timeline(group, TimelinePosition.FIRST);
    try (Stream<KeyValue<Bytes, byte[]>> rows =
        rows(this.rows.reverseRange(first, RowKeys.timeline(group, moment)), moment)) {
      return rows.findFirst().map(row -> new TimelineRow(row.value));
    }
  }

  private static Stream<TimelineEntry> entries(
      KeyValueIterator<Bytes, byte[]> iterator, TimelinePosition moment) {
    return rows(iterator, moment).map(StoredTimeline::entry);
  }

  /** Ranges include their ends; the moment itself is neither before nor after itself. */
  private static Stream<KeyValue<Bytes, byte[]>> rows(
      KeyValueIterator<Bytes, byte[]> iterator, TimelinePosition moment) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
        .onClose(iterator::close)
        .filter(row -> !RowKeys.moment(row.key).equals(moment));
  }

  private static TimelineEntry entry(KeyValue<Bytes, byte[]> row) {
    return new TimelineRow(row.value).entry(RowKeys.moment(row.key));
  }
}
