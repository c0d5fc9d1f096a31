package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The same events give the same state in any order of arrival. This holds only if no event is
 * refused, so a change waits until its group exists on its day.
 */
class ArrivalOrderTest {

  /** An event with its positions in two orders of arrival. Its effective day is its index. */
  record Dated(GroupEvent event, int first, int second) {}

  @Provide
  Arbitrary<List<Dated>> few() {
    return dated(Histories.smallEvents());
  }

  @Provide
  Arbitrary<List<Dated>> many() {
    return dated(Histories.largeEvents());
  }

  private static Arbitrary<List<Dated>> dated(Arbitrary<GroupEvent> events) {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 1000).withoutEdgeCases();
    return Histories.evenly(
        Combinators.combine(events, place, place).as(Dated::new).list(), 2, Words.DAYS);
  }

  @Property(tries = 3000)
  @StatisticsReport(onFailureOnly = true)
  void anyOrderOfArrivalGivesTheSameAnswersForEveryDay(@ForAll("few") List<Dated> events) {
    sameAnswers(events);
  }

  @Property(tries = 400)
  @StatisticsReport(onFailureOnly = true)
  void anyOrderOfArrivalGivesTheSameAnswersWithCheckpointsToo(@ForAll("many") List<Dated> events) {
    sameAnswers(events);
  }

  private static void sameAnswers(List<Dated> events) {
    List<Said> first = order(events, Dated::first);
    List<Said> second = order(events, Dated::second);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    collect(first, second);

    FoldedGroup one = fed(first);
    FoldedGroup other = fed(second);
    FoldedGroup inOrder = fed(first.stream().sorted(Comparator.comparing(Said::day)).toList());
    assertThat(one.answers()).isEqualTo(other.answers()).isEqualTo(inOrder.answers());
    assertThat(one.now()).isEqualTo(other.now()).isEqualTo(inOrder.now());
  }

  private static FoldedGroup fed(List<Said> events) {
    FoldedGroup group = new FoldedGroup();
    for (Said said : events) {
      assertThat(group.feed(said)).isNotInstanceOf(Outcome.Refused.class);
    }
    return group;
  }

  /**
   * Picks each time the first by {@code place} whose group exists on its day after the events so
   * far.
   */
  private static List<Said> order(List<Dated> events, ToIntFunction<Dated> place) {
    List<Said> waiting =
        new ArrayList<>(
            IntStream.range(0, events.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> place.applyAsInt(events.get(i))))
                .map(i -> new Said(i, events.get(i).event()))
                .toList());
    List<Said> makers = waiting.stream().filter(said -> !said.needsTheGroup()).toList();
    waiting.removeIf(said -> said.needsTheGroup() && !existsOn(said.day(), makers));
    List<Said> order = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Said next =
          waiting.stream()
              .filter(said -> !said.needsTheGroup() || existsOn(said.day(), order))
              .findFirst()
              .orElseThrow();
      order.add(next);
      waiting.remove(next);
    }
    return order;
  }

  private static boolean existsOn(int day, List<Said> events) {
    List<LoggedEvent> logged = events.stream().map(said -> said.logged(said.day())).toList();
    return new NaiveFold(logged).asOf(Words.day(day)).isPresent();
  }

  private static void collect(List<Said> first, List<Said> second) {
    Instant lastDay = Words.day(Words.DAYS);
    boolean differ = !first.equals(second);
    Statistics.label("orders differ").collect(differ);
    Statistics.label("with a change").collect(first.stream().anyMatch(Said::needsTheGroup));
    Statistics.label("with a retirement")
        .collect(first.stream().anyMatch(s -> s.event() instanceof GroupEvent.GroupRetired));
    Statistics.label("a change came before an earlier event")
        .collect(changeBeforeEarlier(first) || changeBeforeEarlier(second));
    Statistics.label("exists in the end")
        .collect(
            new NaiveFold(first.stream().map(s -> s.logged(0)).toList()).asOf(lastDay).isPresent());
    expectOften("orders differ", 70);
    expectOften("with a change", 50);
    expectOften("with a retirement", 30);
    expectOften("a change came before an earlier event", 30);
    expectOften("exists in the end", 50);
  }

  private static boolean changeBeforeEarlier(List<Said> order) {
    return IntStream.range(0, order.size())
        .filter(i -> order.get(i).needsTheGroup())
        .anyMatch(
            i ->
                order.subList(i, order.size()).stream()
                    .anyMatch(said -> said.day() < order.get(i).day()));
  }

  private static void expectOften(String label, double percent) {
    Statistics.label(label)
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= percent));
  }
}
