package com.tickstock.membership.store;

import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.Said.retired;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.XLK;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.topology.TestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredTimelineTest {
  private final TestLog log = TestLog.open();

  @AfterEach
  void close() {
    log.close();
  }

  /** One at a time, each asked for by the one before. */
  private List<String> ids(GroupKey group) {
    List<String> ids = new ArrayList<>();
    TimelinePosition before = TimelinePosition.LAST;
    while (true) {
      try (Stream<StoredTimeline.Named> named = log.timeline(group).named(before)) {
        Optional<StoredTimeline.Named> next = named.findFirst();
        if (next.isEmpty()) {
          return ids;
        }
        before = next.get().at();
        ids.add(next.get().eventId());
      }
    }
  }

  @Test
  void everyEventIsNamedOnceAndTheNewestEffectiveTimeFirst() {
    log.write(DIA, replaced("A=0.5", "B").from(1));
    log.write(DIA, retired().from(9));
    log.write(DIA, put("C").from(4));
    log.write(DIA, put("D").from(4));
    log.write(XLK, replaced("A").from(2));

    assertThat(ids(DIA)).containsExactly("event-1", "event-3", "event-2", "event-0");
    assertThat(ids(TestLog.MINE)).isEmpty();
  }
}
