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

/** The stretches in which a symbol is a member are those of the plainest fold. */
class MembershipTest {
  private static final Symbol A = Words.symbol("A");

  private final FoldedGroup spy = new FoldedGroup();

  @Property(tries = 2000)
  @StatisticsReport(onFailureOnly = true)
  void theStretchesAreThoseOfThePlainFold(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    // not the field: jqwik keeps one instance for all tries
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    NaiveFold naive = new NaiveFold(group.accepted());
    boolean returned = false;
    for (int lastDay = 0; lastDay <= Words.DAYS; lastDay++) {
      returned |= theStretchesUntil(lastDay, group, naive);
    }
    Statistics.label("left and came back").collect(returned);
    Statistics.label("left and came back")
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= 20));
  }

  /** Whether a symbol left and came back. */
  private static boolean theStretchesUntil(int lastDay, FoldedGroup group, NaiveFold naive) {
    boolean returned = false;
    for (int number = 0; number < 5; number++) {
      Symbol symbol = Words.symbol("S00" + number);
      Moment moment = Moment.endOf(day(lastDay));
      List<Membership> stretches = Membership.before(group.timeline(), moment, symbol);
      assertThat(group.timeline().openStreams()).as("streams left open").isZero();
      for (Membership stretch : stretches) {
        startsAndEndsAsTheFoldSays(stretch, symbol, lastDay, naive);
      }
      doNotTouch(stretches);
      for (int day = -1; day <= lastDay; day++) {
        Instant instant = day(day);
        assertThat(stretches.stream().filter(stretch -> holdsOn(stretch, instant)).count())
            .isEqualTo(member(naive, instant, symbol).isPresent() ? 1 : 0);
      }
      lastPutIsTheLineage(stretches, symbol, Lineage.before(group.timeline(), moment));
      returned |= stretches.size() > 1;
    }
    return returned;
  }

  private static void startsAndEndsAsTheFoldSays(
      Membership stretch, Symbol symbol, int lastDay, NaiveFold naive) {
    assertThat(member(naive, stretch.from(), symbol)).hasValue(stretch.first());
    Instant lastInstant = stretch.until().map(u -> u.minusMillis(1)).orElse(day(lastDay));
    assertThat(member(naive, lastInstant, symbol)).hasValue(stretch.last());
    assertThat(stretch.began().step().put()).containsOnlyKeys(symbol);
    assertThat(stretch.lastPut().step().put()).isEqualTo(Map.of(symbol, stretch.last()));
    assertThat(stretch.lastPut().at()).isGreaterThanOrEqualTo(stretch.began().at());
  }

  private static void doNotTouch(List<Membership> stretches) {
    for (int i = 1; i < stretches.size(); i++) {
      assertThat(stretches.get(i).from()).isAfter(stretches.get(i - 1).until().orElseThrow());
    }
  }

  private static boolean holdsOn(Membership stretch, Instant day) {
    return !stretch.from().isAfter(day) && stretch.until().map(day::isBefore).orElse(true);
  }

  private static void lastPutIsTheLineage(
      List<Membership> stretches, Symbol symbol, Map<Symbol, TimelineEntry> lineage) {
    Optional<Moment> now =
        stretches.stream().filter(s -> s.ended().isEmpty()).map(s -> s.lastPut().at()).findAny();
    assertThat(now).isEqualTo(Optional.ofNullable(lineage.get(symbol)).map(TimelineEntry::at));
  }

  private static Optional<Member> member(NaiveFold naive, Instant day, Symbol symbol) {
    return naive.asOf(day).map(group -> group.members().get(symbol));
  }

  @Example
  void whoLeavesAndComesBackHasTwoStretches() {
    spy.apply(1, replaced("A=0.1", "B"));
    spy.apply(2, put("A=0.2"));
    spy.apply(3, replaced("B"));
    spy.apply(5, put("A=0.3"));

    List<Membership> stretches = stretches();

    assertThat(stretches).hasSize(2);
    Membership first = stretches.get(0);
    assertThat(first.from()).isEqualTo(day(1));
    assertThat(first.until()).hasValue(day(3));
    assertThat(first.first()).isEqualTo(Words.member("A=0.1"));
    assertThat(first.last()).isEqualTo(Words.member("A=0.2"));
    assertThat(first.lastPut().at().effectiveAt()).isEqualTo(day(2));
    Membership second = stretches.get(1);
    assertThat(second.from()).isEqualTo(day(5));
    assertThat(second.until()).isEmpty();
    assertThat(Membership.before(spy.timeline(), Moment.endOf(day(2)), A))
        .singleElement()
        .satisfies(stretch -> assertThat(stretch.until()).isEmpty());
  }

  @Example
  void aRetirementEndsItAndADefinitionBringsNothingBack() {
    spy.apply(1, replaced("A"));
    spy.apply(3, retired());
    spy.apply(4, defined("again"));

    assertThat(stretches())
        .singleElement()
        .satisfies(stretch -> assertThat(stretch.until()).hasValue(day(3)));
  }

  @Example
  void aReplacementInWhichItStaysIsNotItsLastPut() {
    spy.apply(1, replaced("A"));
    spy.apply(2, replaced("A", "B"));

    assertThat(stretches())
        .singleElement()
        .satisfies(stretch -> assertThat(stretch.lastPut().at().effectiveAt()).isEqualTo(day(1)));
  }

  @Example
  void whatNoDaySeesIsNoStretchAndNoEnd() {
    spy.apply(1, replaced("B"));
    spy.apply(2, put("A=0.1"));
    spy.apply(2, removed("A"));
    assertThat(stretches()).isEmpty();

    spy.apply(3, put("A=0.2"));
    spy.apply(4, removed("A"));
    spy.apply(4, put("A=0.3"));
    spy.apply(5, put("A=0.4"));
    spy.apply(5, removed("A"));

    Membership only = stretches().get(0);
    assertThat(stretches()).hasSize(1);
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

    assertThat(stretches()).isEmpty();
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

    TimelineEntry began = stretches().get(0).began();

    assertThat(began.step().put()).containsOnlyKeys(A);
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

  private List<Membership> stretches() {
    return Membership.before(spy.timeline(), Moment.LAST, A);
  }
}
