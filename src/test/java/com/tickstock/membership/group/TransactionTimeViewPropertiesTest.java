package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The state known at any time equals the naive fold of the events that had arrived by then. */
class TransactionTimeViewPropertiesTest {

  @Property(tries = 3000)
  @StatisticsReport(onFailureOnly = true)
  void everyEarlierKnowledgeIsFoundAgainWhateverCameLater(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    isFoundAgain(history);
    expectOften("a version that came late", 50);
    expectOften("a replacement stands on a later arrival", 40);
    expectOften("a version without the group", 20);
  }

  @Property(tries = 300)
  @StatisticsReport(onFailureOnly = true)
  void everyEarlierKnowledgeIsFoundAgainWithCheckpointsToo(
      @ForAll(supplier = Histories.Large.class) List<Said> history) {
    isFoundAgain(history);
    expectOften("a version that came late", 80);
    expectOften("a replacement stands on a later arrival", 60);
    expectOften("with a checkpoint", 50);
  }

  private record Stand(long offset, Optional<Group> now, Map<Instant, Optional<Group>> answers) {}

  private static void isFoundAgain(List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    List<Stand> snapshots = new ArrayList<>();
    List<Stand> versions = new ArrayList<>();
    for (Said said : history) {
      LoggedEvent event = group.next(said);
      Outcome outcome = group.feed(event);
      NaiveFold naive = new NaiveFold(group.accepted());
      Stand snapshot = new Stand(event.at().offset(), naive.asOf(Instant.MAX), naive.answers());
      assertThat(group.now()).as("what is served").isEqualTo(snapshot.now());
      snapshots.add(snapshot);
      if (outcome instanceof Outcome.Applied) {
        versions.add(snapshot);
      }
    }

    TransactionTimeView knowledge = TransactionTimeView.of(group.timeline());
    for (Stand snapshot : snapshots) {
      assertThat(knowledge.asOf(TimelinePosition.LAST, snapshot.offset()))
          .isEqualTo(snapshot.now());
      snapshot
          .answers()
          .forEach(
              (day, answer) ->
                  assertThat(knowledge.asOf(TimelinePosition.endOf(day), snapshot.offset()))
                      .isEqualTo(answer));
    }
    assertThat(knowledge.latestVersion()).isEqualTo(versions.size());
    for (int i = 0; i < versions.size(); i++) {
      TimelineEntry made = knowledge.version(i + 1).orElseThrow();
      assertThat(made.at().offset()).isEqualTo(versions.get(i).offset());
    }
    assertThat(knowledge.version(0)).isEmpty();
    assertThat(knowledge.version(versions.size() + 1)).isEmpty();
    assertThat(group.timeline().openStreams()).as("streams left open").isZero();
    collect(group, versions);
  }

  private static void collect(FoldedGroup group, List<Stand> versions) {
    List<LoggedEvent> accepted = group.accepted();
    Statistics.label("a version that came late")
        .collect(group.changes().stream().anyMatch(change -> change.past().isPresent()));
    Statistics.label("a replacement stands on a later arrival")
        .collect(
            accepted.stream()
                .filter(event -> event.event() instanceof GroupEvent.MembersReplaced)
                .anyMatch(event -> standsOnLater(event, accepted)));
    Statistics.label("a version without the group")
        .collect(versions.stream().anyMatch(snapshot -> snapshot.now().isEmpty()));
    Statistics.label("with a checkpoint")
        .collect(
            group.timeline().entries().stream().anyMatch(entry -> entry.checkpoint().isPresent()));
  }

  private static boolean standsOnLater(LoggedEvent replacement, List<LoggedEvent> accepted) {
    return accepted.stream()
        .anyMatch(
            other ->
                other.at().offset() > replacement.at().offset()
                    && other.at().compareTo(replacement.at()) < 0);
  }

  private static void expectOften(String label, double percent) {
    Statistics.label(label)
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= percent));
  }
}
