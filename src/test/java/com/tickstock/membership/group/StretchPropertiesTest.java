package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.ServedStretch;
import com.tickstock.membership.json.TimelineRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** A stretch answers for every moment in it as the whole timeline does, to the byte. */
class StretchPropertiesTest {
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
    Statistics.label("several stretches")
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= 50));
  }

  private static void everyMoment(List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    InMemoryTimeline timeline = group.timeline();
    List<Moment> moments = moments(timeline);
    for (Moment asked : moments) {
      Optional<Stretch> stretch = Stretch.around(timeline, asked);
      assertThat(timeline.openStreams()).isZero();
      assertThat(stretch.isPresent()).isEqualTo(newest(timeline, asked).isPresent());
      stretch.ifPresent(found -> answersAsTheTimeline(found, asked, moments, timeline));
    }
    Statistics.label("several stretches")
        .collect(timeline.entries().stream().filter(TimelineEntry::isBase).count() > 1);
  }

  private static void answersAsTheTimeline(
      Stretch stretch, Moment asked, List<Moment> moments, InMemoryTimeline timeline) {
    assertThat(stretch.covers(asked)).isTrue();
    List<Moment> inIt = stretch.turns().stream().map(Stretch.Turn::at).toList();
    ServedStretch served = new ServedStretch(stretch);
    for (Moment moment : moments) {
      Optional<Moment> newest = newest(timeline, moment);
      assertThat(stretch.covers(moment)).isEqualTo(newest.filter(inIt::contains).isPresent());
      if (stretch.covers(moment)) {
        assertThat(served.before(moment).map(b -> text(b.json(KEY, VERSION, UPDATED))))
            .isEqualTo(timeline.asOf(moment).map(StretchPropertiesTest::written));
      }
    }
  }

  private static List<Moment> moments(InMemoryTimeline timeline) {
    return Stream.of(
            timeline.entries().stream().map(TimelineEntry::at),
            timeline.entries().stream().map(entry -> Moment.endOf(entry.at().effectiveAt())),
            Stream.of(Moment.FIRST, Moment.LAST))
        .flatMap(moments -> moments)
        .toList();
  }

  private static Optional<Moment> newest(InMemoryTimeline timeline, Moment moment) {
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
          .isEqualTo(entry.checkpoint().map(StretchPropertiesTest::written));
    }
  }
}
