package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A timeline that counts the entries read and the streams left open. */
final class InMemoryTimeline implements Timeline {
  private final NavigableMap<TimelinePosition, TimelineEntry> entries = new TreeMap<>();
  private int open;
  private int read;

  @Override
  public Stream<TimelineEntry> before(TimelinePosition moment) {
    return counted(entries.headMap(moment, false).descendingMap().values());
  }

  @Override
  public Stream<TimelineEntry> after(TimelinePosition moment) {
    return counted(entries.tailMap(moment, false).values());
  }

  private Stream<TimelineEntry> counted(Collection<TimelineEntry> range) {
    open++;
    return range.stream().peek(entry -> read++).onClose(() -> open--);
  }

  List<TimelineEntry> entries() {
    return List.copyOf(entries.values());
  }

  TimelineEntry entry(TimelinePosition moment) {
    return entries.get(moment);
  }

  int openStreams() {
    return open;
  }

  /** The number of entries that {@code question} reads. */
  int reads(Runnable question) {
    int before = read;
    question.run();
    return read - before;
  }

  /** Writes as a store would. Only the event and changed entries after it may be written. */
  void write(LoggedEvent event, List<TimelineEntry> written) {
    Iterator<TimelineEntry> rest = written.iterator();
    TimelineEntry entry = rest.next();
    assertThat(entry.at()).isEqualTo(event.at());
    assertThat(entry.recordedAt()).isEqualTo(event.recordedAt());
    assertThat(entry.cause()).isEqualTo(event.cause());
    assertThat(entries.put(entry.at(), entry)).as("what stood there").isNull();
    TimelinePosition last = entry.at();
    while (rest.hasNext()) {
      TimelineEntry rewritten = rest.next();
      assertThat(rewritten.at()).isGreaterThan(last);
      last = rewritten.at();
      rewrite(rewritten);
    }
  }

  private void rewrite(TimelineEntry rewritten) {
    TimelineEntry stored = entries.put(rewritten.at(), rewritten);
    assertThat(stored).as("what is rewritten").isNotNull().isNotEqualTo(rewritten);
    assertThat(rewritten.recordedAt()).isEqualTo(stored.recordedAt());
    assertThat(rewritten.cause()).isEqualTo(stored.cause());
    assertThat(rewritten.version()).isEqualTo(stored.version());
    assertThat(rewritten.delta().kind()).isEqualTo(stored.delta().kind());
    assertThat(rewritten.delta().definition()).isEqualTo(stored.delta().definition());
  }
}
