package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.day;
import static com.tickstock.membership.group.Words.defined;
import static com.tickstock.membership.group.Words.put;
import static com.tickstock.membership.group.Words.removed;
import static com.tickstock.membership.group.Words.replaced;
import static com.tickstock.membership.group.Words.retired;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The membership intervals of a symbol equal those of the naive fold. */
class MembershipTest {
  private static final Symbol A = Words.symbol("A");

  private final FoldedGroup spy = new FoldedGroup();

  @Property(tries = 2000)
  @StatisticsReport(onFailureOnly = true)
  void theIntervalsAreThoseOfThePlainFold(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    // not the field: jqwik keeps one instance for all tries
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    NaiveFold naive = new NaiveFold(group.accepted());
    boolean returned = false;
    for (int lastDay = 0; lastDay <= Words.DAYS; lastDay++) {
      returned |= theIntervalsUntil(lastDay, group, naive);
    }
    Statistics.label("left and came back").collect(returned);
    Statistics.label("left and came back")
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= 20));
  }

  /** Whether a symbol left and came back. */
  private static boolean theIntervalsUntil(int lastDay, FoldedGroup group, NaiveFold naive) {
    boolean returned = false;
    for (int number = 0; number < 5; number++) {
      Symbol symbol = Words.symbol("S00" + number);
      TimelinePosition moment = TimelinePosition.endOf(day(lastDay));
      List<Membership> memberships = Membership.before(group.timeline(), moment, symbol);
      assertThat(group.timeline().openStreams()).as("streams left open").isZero();
      for (Membership membership : memberships) {
        startsAndEndsAsTheFoldSays(membership, symbol, lastDay, naive);
      }
      doNotTouch(memberships);
      for (int day = -1; day <= lastDay; day++) {
        Instant instant = day(day);
        assertThat(memberships.stream().filter(membership -> holdsOn(membership, instant)).count())
            .isEqualTo(member(naive, instant, symbol).isPresent() ? 1 : 0);
      }
      lastPutIsTheLineage(memberships, symbol, Lineage.before(group.timeline(), moment));
      returned |= memberships.size() > 1;
    }
    return returned;
  }

  private static void startsAndEndsAsTheFoldSays(
      Membership membership, Symbol symbol, int lastDay, NaiveFold naive) {
    assertThat(member(naive, membership.from(), symbol)).hasValue(membership.first());
    Instant lastInstant = membership.until().map(u -> u.minusMillis(1)).orElse(day(lastDay));
    assertThat(member(naive, lastInstant, symbol)).hasValue(membership.last());
    assertThat(membership.began().delta().put()).containsOnlyKeys(symbol);
    assertThat(membership.lastPut().delta().put()).isEqualTo(Map.of(symbol, membership.last()));
    assertThat(membership.lastPut().at()).isGreaterThanOrEqualTo(membership.began().at());
  }

  private static void doNotTouch(List<Membership> memberships) {
    for (int i = 1; i < memberships.size(); i++) {
      assertThat(memberships.get(i).from()).isAfter(memberships.get(i - 1).until().orElseThrow());
    }
  }

  private static boolean holdsOn(Membership membership, Instant day) {
    return !membership.from().isAfter(day) && membership.until().map(day::isBefore).orElse(true);
  }

  private static void lastPutIsTheLineage(
      List<Membership> memberships, Symbol symbol, Map<Symbol, TimelineEntry> lineage) {
    Optional<TimelinePosition> now =
        memberships.stream().filter(s -> s.ended().isEmpty()).map(s -> s.lastPut().at()).findAny();
    assertThat(now).isEqualTo(Optional.ofNullable(lineage.get(symbol)).map(TimelineEntry::at));
  }

  private static Optional<Member> member(NaiveFold naive, Instant day, Symbol symbol) {
    return naive.asOf(day).map(group -> group.members().get(symbol));
  }

  @Example
  void whoLeavesAndComesBackHasTwoIntervals() {
    spy.apply(1, replaced("A=0.1", "B"));
    spy.apply(2, put("A=0.2"));
    spy.apply(3, replaced("B"));
    spy.apply(5, put("A=0.3"));

    List<Membership> memberships = memberships();

    assertThat(memberships).hasSize(2);
    Membership first = memberships.get(0);
    assertThat(first.from()).isEqualTo(day(1));
    assertThat(first.until()).hasValue(day(3));
    assertThat(first.first()).isEqualTo(Words.member("A=0.1"));
    assertThat(first.last()).isEqualTo(Words.member("A=0.2"));
    assertThat(first.lastPut().at().effectiveAt()).isEqualTo(day(2));
    Membership second = memberships.get(1);
    assertThat(second.from()).isEqualTo(day(5));
    assertThat(second.until()).isEmpty();
    assertThat(Membership.before(spy.timeline(), TimelinePosition.endOf(day(2)), A))
        .singleElement()
        .satisfies(membership -> assertThat(membership.until()).isEmpty());
  }

  @Example
  void aRetirementEndsItAndADefinitionBringsNothingBack() {
    spy.apply(1, replaced("A"));
    spy.apply(3, retired());
    spy.apply(4, defined("again"));

    assertThat(memberships())
        .singleElement()
        .satisfies(membership -> assertThat(membership.until()).hasValue(day(3)));
  }

  @Example
  void aReplacementInWhichItStaysIsNotItsLastPut() {
    spy.apply(1, replaced("A"));
    spy.apply(2, replaced("A", "B"));

    assertThat(memberships())
        .singleElement()
        .satisfies(
            membership -> assertThat(membership.lastPut().at().effectiveAt()).isEqualTo(day(1)));
  }

  @Example
  void whatNoDaySeesIsNoIntervalAndNoEnd() {
    spy.apply(1, replaced("B"));
    spy.apply(2, put("A=0.1"));
    spy.apply(2, removed("A"));
    assertThat(memberships()).isEmpty();

    spy.apply(3, put("A=0.2"));
    spy.apply(4, removed("A"));
    spy.apply(4, put("A=0.3"));
    spy.apply(5, put("A=0.4"));
    spy.apply(5, removed("A"));

    Membership only = memberships().get(0);
    assertThat(memberships()).hasSize(1);
    assertThat(only.from()).isEqualTo(day(3));
    assertThat(only.until()).hasValue(day(5));
    assertThat(only.first()).isEqualTo(Words.member("A=0.2"));
    assertThat(only.last()).isEqualTo(Words.member("A=0.3"));
  }

  @Example
  void aChangeOfAGroupThatDoesNotExistThenSaysNothing() {
    spy.apply(1, replaced("B"));
    spy.apply(5, put("A"));
    spy.apply(3, retired());

    assertThat(memberships()).isEmpty();
  }

  @Example
  void anEntryIsKeptWithoutWhatItSaysOfOthers() {
    Cause cause =
        new Cause(
            new EventId("csv", "1"),
            Optional.of("load"),
            Optional.of("spy.csv"),
            Map.of(A, 7, Words.symbol("B"), 8));
    LoggedEvent said = spy.next(new Said(1, replaced(seventyAnd("A"))));
    spy.feed(
        new LoggedEvent(
            said.group(), said.at(), said.recordedAt(), cause, Optional.empty(), said.event()));
    assertThat(spy.timeline().entries().get(0).checkpoint()).isPresent();

    TimelineEntry began = memberships().get(0).began();

    assertThat(began.delta().put()).containsOnlyKeys(A);
    assertThat(began.cause().lines()).isEqualTo(Map.of(A, 7));
    assertThat(began.cause().file()).hasValue("spy.csv");
    assertThat(began.checkpoint()).isEmpty();
    assertThat(began.version()).hasValue(1L);
  }

  private static String[] seventyAnd(String symbol) {
    return IntStream.rangeClosed(0, 70)
        .mapToObj(i -> i == 0 ? symbol : "S" + i)
        .toArray(String[]::new);
  }

  private List<Membership> memberships() {
    return Membership.before(spy.timeline(), TimelinePosition.LAST, A);
  }
}
