package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.SegmentEncoder;
import com.tickstock.membership.json.TimelineRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** A segment gives the same bytes as the whole timeline for every position in it. */
class TimelineSegmentPropertiesTest {
  private static final GroupKey KEY = new GroupKey(Environment.DEFAULT, GroupType.ETF, "SPY");
  private static final Instant UPDATED = Words.day(1);
  private static final long VERSION = 7;

  @Property(tries = 1500)
  void everyMomentOfFewSymbols(@ForAll(supplier = Histories.Small.class) List<Said> history) {
    everyMoment(history);
  }

  @Property(tries = 200)
  void everyMomentBetweenCheckpoints(@ForAll(supplier = Histories.Large.class) List<Said> history) {
    everyMoment(history);
    Statistics.label("several segments")
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= 50));
  }

  private static void everyMoment(List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    InMemoryTimeline timeline = group.timeline();
    List<TimelinePosition> moments = moments(timeline);
    for (TimelinePosition asked : moments) {
      Optional<TimelineSegment> interval = TimelineSegment.around(timeline, asked);
      assertThat(timeline.openStreams()).isZero();
      assertThat(interval.isPresent()).isEqualTo(newest(timeline, asked).isPresent());
      interval.ifPresent(found -> answersAsTheTimeline(found, asked, moments, timeline));
    }
    Statistics.label("several segments")
        .collect(timeline.entries().stream().filter(TimelineEntry::isBase).count() > 1);
  }

  private static void answersAsTheTimeline(
      TimelineSegment interval,
      TimelinePosition asked,
      List<TimelinePosition> moments,
      InMemoryTimeline timeline) {
    assertThat(interval.covers(asked)).isTrue();
    List<TimelinePosition> inIt =
        interval.states().stream().map(TimelineSegment.SegmentState::at).toList();
    SegmentEncoder served = new SegmentEncoder(interval);
    for (TimelinePosition moment : moments) {
      Optional<TimelinePosition> newest = newest(timeline, moment);
      assertThat(interval.covers(moment)).isEqualTo(newest.filter(inIt::contains).isPresent());
      if (interval.covers(moment)) {
        assertThat(served.before(moment).map(b -> text(b.json(KEY, VERSION, UPDATED))))
            .isEqualTo(timeline.asOf(moment).map(TimelineSegmentPropertiesTest::written));
      }
    }
  }

  private static List<TimelinePosition> moments(InMemoryTimeline timeline) {
    return Stream.of(
            timeline.entries().stream().map(TimelineEntry::at),
            timeline.entries().stream()
                .map(entry -> TimelinePosition.endOf(entry.at().effectiveAt())),
            Stream.of(TimelinePosition.FIRST, TimelinePosition.LAST))
        .flatMap(moments -> moments)
        .toList();
  }

  private static Optional<TimelinePosition> newest(
      InMemoryTimeline timeline, TimelinePosition moment) {
    try (Stream<TimelineEntry> entries = timeline.before(moment)) {
      return entries.findFirst().map(TimelineEntry::at);
    }
  }

  private static String written(Group group) {
    return text(Json.write(GroupJson.of(KEY, VERSION, UPDATED, group)));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Property(tries = 300)
  void aRowIsReadAsItWasWritten(@ForAll(supplier = Histories.Large.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    for (TimelineEntry entry : group.timeline().entries()) {
      TimelineRow row = TimelineRow.of(entry);
      assertThat(row.entry(entry.at())).isEqualTo(entry);
      assertThat(row.checkpoint().map(b -> text(b.json(KEY, VERSION, UPDATED))))
          .isEqualTo(entry.checkpoint().map(TimelineSegmentPropertiesTest::written));
    }
  }
}
