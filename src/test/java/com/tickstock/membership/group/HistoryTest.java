package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.put;
import static com.tickstock.membership.group.Words.removed;
import static com.tickstock.membership.group.Words.replaced;
import static com.tickstock.membership.group.Words.retired;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The rows of a history have the difference that each event makes, as known now. */
class HistoryTest {

  @Property(tries = 2000)
  @StatisticsReport(onFailureOnly = true)
  void eachRowIsWhatThePlainFoldSaysOfItsEvent(
      @ForAll(supplier = Histories.Small.class) List<Said> history,
      @ForAll @IntRange(min = 1, max = 15) int pageSize) {
    saysWhatThePlainFoldSays(history, pageSize);
    expectOften("late", 50);
    expectOften("changes nothing", 30);
  }

  @Property(tries = 200)
  @StatisticsReport(onFailureOnly = true)
  void eachRowIsWhatThePlainFoldSaysWithCheckpointsToo(
      @ForAll(supplier = Histories.Large.class) List<Said> history,
      @ForAll @IntRange(min = 1, max = 15) int pageSize) {
    saysWhatThePlainFoldSays(history, pageSize);
    expectOften("late", 50);
    expectOften("with a checkpoint", 50);
  }

  private static void saysWhatThePlainFoldSays(List<Said> history, int pageSize) {
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    List<History.Row> rows = allRows(group, pageSize);

    List<LoggedEvent> newestFirst = new ArrayList<>(group.accepted());
    newestFirst.sort(Comparator.comparing(LoggedEvent::at).reversed());
    NaiveFold naive = new NaiveFold(newestFirst);
    assertThat(rows).hasSameSizeAs(newestFirst);
    for (int i = 0; i < rows.size(); i++) {
      LoggedEvent event = newestFirst.get(i);
      History.Row row = rows.get(i);
      assertThat(row.entry()).isEqualTo(group.timeline().entry(event.at()));
      assertThat(row.late()).isEqualTo(isLate(event, newestFirst));
      Optional<Group> before = naive.before(event);
      Optional<Group> after = NaiveFold.after(before, event);
      DifferenceTest.leadsFromTo(row.difference(), before, after);
    }
    lateVersionsAreThoseThatChangedThePast(group, rows);
    collect(rows);
  }

  private static List<History.Row> allRows(FoldedGroup group, int pageSize) {
    List<History.Row> rows = new ArrayList<>();
    Optional<History.Cursor> cursor = Optional.of(History.Cursor.START);
    while (cursor.isPresent()) {
      History page = History.page(group.timeline(), cursor.get(), pageSize);
      assertThat(group.timeline().openStreams()).as("streams left open").isZero();
      rows.addAll(page.rows());
      assertThat(page.next().isPresent()).isEqualTo(rows.size() < group.accepted().size());
      assertThat(page.rows().size() == pageSize || page.next().isEmpty()).isTrue();
      cursor = page.next();
    }
    return rows;
  }

  private static boolean isLate(LoggedEvent event, List<LoggedEvent> all) {
    return all.stream()
        .anyMatch(
            other ->
                other.at().effectiveAt().isAfter(event.at().effectiveAt())
                    && other.at().offset() < event.at().offset());
  }

  private static void lateVersionsAreThoseThatChangedThePast(
      FoldedGroup group, List<History.Row> rows) {
    List<Long> late =
        rows.stream()
            .filter(History.Row::late)
            .flatMap(row -> row.entry().version().stream())
            .toList();
    assertThat(late)
        .containsExactlyInAnyOrderElementsOf(
            group.changes().stream()
                .filter(change -> change.past().isPresent())
                .map(Change::version)
                .toList());
  }

  private static void collect(List<History.Row> rows) {
    Statistics.label("late").collect(rows.stream().anyMatch(History.Row::late));
    Statistics.label("changes nothing")
        .collect(rows.stream().anyMatch(row -> row.difference().members().isEmpty()));
    Statistics.label("with a checkpoint")
        .collect(rows.stream().anyMatch(row -> row.entry().checkpoint().isPresent()));
  }

  private static void expectOften(String label, double percent) {
    Statistics.label(label)
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= percent));
  }

  @Example
  void aRetirementRemovesAllAndAReturnCreatesAgain() {
    FoldedGroup spy = new FoldedGroup();
    spy.apply(1, replaced("A=0.1", "B"));
    spy.apply(2, retired());
    spy.apply(3, replaced("B"));

    List<Difference> differences =
        History.page(spy.timeline(), History.Cursor.START, 10).rows().stream()
            .map(History.Row::difference)
            .toList();

    assertThat(differences).extracting(Difference::created).containsExactly(true, false, true);
    assertThat(differences).extracting(Difference::retired).containsExactly(false, true, false);
    assertThat(differences).extracting(Difference::memberCount).containsExactly(1, 0, 2);
    assertThat(differences.get(1).members())
        .containsExactly(
            new Difference.OfMember(
                Words.symbol("A"), Optional.of(Words.member("A=0.1")), Optional.empty()),
            new Difference.OfMember(
                Words.symbol("B"), Optional.of(Words.member("B")), Optional.empty()));
  }

  @Example
  void aLateEventTakesItsPlaceAndWhatFollowsIsToldAnew() {
    FoldedGroup spy = new FoldedGroup();
    spy.apply(1, replaced("A"));
    spy.apply(5, removed("A", "B"));
    spy.apply(3, put("B"));

    List<History.Row> rows = History.page(spy.timeline(), History.Cursor.START, 10).rows();

    assertThat(rows).extracting(History.Row::late).containsExactly(false, true, false);
    assertThat(rows.get(0).difference().members())
        .extracting(Difference.OfMember::symbol)
        .containsExactly(Words.symbol("A"), Words.symbol("B"));
  }

  @Example
  void aPageOfALongTimelineReadsThePageAndBackToACheckpoint() {
    FoldedGroup spy = new FoldedGroup();
    IntStream.range(0, 600).forEach(day -> spy.apply(day, replaced("A=0.1" + day, "B", "C")));
    Optional<History.Cursor> cursor = Optional.of(History.Cursor.START);
    while (cursor.isPresent()) {
      History.Cursor at = cursor.get();
      List<History> page = new ArrayList<>();
      int reads = spy.timeline().reads(() -> page.add(History.page(spy.timeline(), at, 20)));
      // one change per day, and 64 changes make a checkpoint
      assertThat(reads).isLessThan(20 + 70);
      cursor = page.get(0).next();
    }
  }

  @Example
  void aGroupWithoutEventsHasNoHistory() {
    assertThat(History.page(new InMemoryTimeline(), History.Cursor.START, 5))
        .isEqualTo(new History(List.of(), Optional.empty()));
  }
}
