package com.tickstock.membership.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only findings that remain after everything has arrived are failures. */
class ConfirmationTest {
  private final Deque<StoreReading> readings = new ArrayDeque<>();
  private int readingsLeftUntilOver = 10;
  private final List<Long> waitedFor = new ArrayList<>();
  private boolean indexed = true;

  private static StoreReading reading(Rule rule, String... details) {
    List<Finding> findings =
        List.of(details).stream().map(detail -> Finding.failure("SPY", detail)).toList();
    return new StoreReading(
        List.of(new Result(rule, "1 group", findings)), Map.of(), Optional.empty());
  }

  private List<Finding> confirm() {
    Confirmation.Settling settling =
        new Confirmation.Settling() {
          @Override
          public boolean settle(Collection<LaggingGroup> late) {
            late.forEach(group -> waitedFor.add(group.stored()));
            return indexed;
          }

          @Override
          public boolean isOver() {
            return --readingsLeftUntilOver <= 0;
          }
        };
    List<Result> results = new Confirmation(readings::removeFirst, settling).results();
    assertThat(readings).isEmpty();
    return results.get(0).findings();
  }

  @Test
  void whereNothingIsFoundOneReadingIsEnough() {
    readings.add(reading(Rule.DIRECTIONS_AGREE));

    assertThat(confirm()).isEmpty();
  }

  @Test
  void whatIsGoneAfterwardsWasOnItsWay() {
    readings.add(reading(Rule.DIRECTIONS_AGREE, "differs"));
    readings.add(reading(Rule.DIRECTIONS_AGREE));

    assertThat(confirm()).isEmpty();
  }

  @Test
  void whatStaysIsAFailure() {
    readings.add(reading(Rule.DIRECTIONS_AGREE, "differs"));
    readings.add(reading(Rule.DIRECTIONS_AGREE, "differs"));

    assertThat(confirm()).containsExactly(Finding.failure("SPY", "differs"));
  }

  @Test
  void whatIsNewIsReadAgain() {
    readings.add(reading(Rule.TABLES_EQUAL_STORES, "one"));
    readings.add(reading(Rule.TABLES_EQUAL_STORES, "two"));
    readings.add(reading(Rule.TABLES_EQUAL_STORES, "two"));

    assertThat(confirm()).containsExactly(Finding.failure("SPY", "two"));
  }

  @Test
  void thatOfAnotherVersionIsNotTheSame() {
    readings.add(of(1));
    readings.add(of(2));
    readings.add(reading(Rule.DIRECTIONS_AGREE));

    assertThat(confirm()).isEmpty();
  }

  private static StoreReading of(long version) {
    Finding finding = Finding.failure("SPY", version, "differs");
    return new StoreReading(
        List.of(new Result(Rule.DIRECTIONS_AGREE, "1 group", List.of(finding))),
        Map.of(),
        Optional.empty());
  }

  @Test
  void whatNeverComesToRestIsAWarningAndWhatStayedIsStillAFailure() {
    readingsLeftUntilOver = 2;
    readings.add(reading(Rule.TABLES_EQUAL_STORES, "one", "stays"));
    readings.add(reading(Rule.TABLES_EQUAL_STORES, "two", "stays"));
    readings.add(reading(Rule.TABLES_EQUAL_STORES, "three", "stays"));

    assertThat(confirm())
        .extracting(Finding::verdict, Finding::detail)
        .containsExactly(
            tuple(Verdict.FAIL, "stays"),
            tuple(Verdict.WARN, "three (but writes are in progress: check again)"));
  }

  @Test
  void whereTheIndexIsStillWrittenWhatItSaysIsAWarning() {
    indexed = false;
    readingsLeftUntilOver = 1;
    readings.add(reading(Rule.NO_ORPHAN_SYMBOLS, "differs"));
    readings.add(reading(Rule.NO_ORPHAN_SYMBOLS, "differs"));

    assertThat(confirm()).extracting(Finding::verdict).containsExactly(Verdict.WARN);
  }

  @Test
  void whatIsNotOfTheIndexDoesNotWaitForIt() {
    indexed = false;
    readings.add(reading(Rule.ETFS_NOT_EMPTY, "has no members"));
    readings.add(reading(Rule.ETFS_NOT_EMPTY, "has no members"));

    assertThat(confirm())
        .containsExactly(new Finding(Verdict.FAIL, "SPY", Optional.empty(), "has no members"));
  }

  private static StoreReading late(long projected, long stored, String trouble) {
    return new StoreReading(
        List.of(new Result(Rule.TABLES_EQUAL_STORES, "1 group", List.of())),
        Map.of("SPY", new LaggingGroup("SPY", projected, stored)),
        Optional.ofNullable(trouble));
  }

  @Test
  void tablesThatFollowAreNoFindingHoweverFastTheGroupChanges() {
    readings.add(late(1, 2, null));
    readings.add(late(2, 3, null));

    assertThat(confirm()).isEmpty();
    assertThat(waitedFor).containsExactly(2L);
  }

  @Test
  void aGroupThatIsLateForTheFirstTimeIsLookedAtAgain() {
    readings.add(reading(Rule.TABLES_EQUAL_STORES, "differs"));
    readings.add(late(2, 3, null));
    readings.add(reading(Rule.TABLES_EQUAL_STORES));

    assertThat(confirm()).isEmpty();
  }

  @Test
  void tablesThatDoNotFollowAreAWarningAndAFailureWhereItIsKnownWhy() {
    readings.add(late(1, 2, null));
    readings.add(late(1, 3, null));
    assertThat(confirm())
        .containsExactly(
            new Finding(Verdict.WARN, "SPY", Optional.of(3L), "the tables are still at version 1"));

    readings.add(late(1, 2, null));
    readings.add(late(1, 2, "disk full"));
    assertThat(confirm())
        .containsExactly(
            new Finding(
                Verdict.FAIL,
                "SPY",
                Optional.of(2L),
                "the tables are still at version 1, as they do not follow: disk full"));
  }
}
