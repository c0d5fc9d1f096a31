package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.LoadGates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
  private static final String ETF = "DEFAULT/ETF/SPY";
  private static final Source PLAIN = Made.source("spy.csv", "", "", "");
  private static final LoadGates LIMITS = new LoadGates(5, 20, 20, 90, 110, true);
  private static final Gates GATES = new Gates(LIMITS);

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 20})
  void itHasNeitherTooFewMembersNorTooMany(int members) {
    assertThat(
            refusals(GATES, Made.holding(ETF, members, PLAIN, Optional.empty()), Optional.empty()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, at least 5", "0, at least 5", "21, at most 20"})
  void itHasTooFewMembersOrTooMany(int members, String expected) {
    assertThat(
            refusals(GATES, Made.holding(ETF, members, PLAIN, Optional.empty()), Optional.empty()))
        .containsExactly("%d members: expected %s".formatted(members, expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.9", "0.919", "1", "1.02", "1.1"})
  void itsWeightsComeToAboutTheWhole(String sum) {
    assertThat(refusals(GATES, Made.holding(ETF, 5, PLAIN, Optional.of(sum)), Optional.empty()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.8999, 89.99",
    "0, 0.00",
    "-1, -100.00",
    "1.1001, 110.01",
    "2, 200.00",
    "0.01, 1.00"
  })
  void itsWeightsComeToTooLittleOrTooMuch(String sum, String told) {
    assertThat(refusals(GATES, Made.holding(ETF, 5, PLAIN, Optional.of(sum)), Optional.empty()))
        .containsExactly("the weights sum to %s %%: expected 90 to 110 %%".formatted(told));
  }

  @Test
  void weightsOfWhichSomeAreNotKnownMayOnlyBeTooMuch() {
    assertThat(refusals(weighted("0.5", "0.2", "", "", ""))).isEmpty();
    assertThat(refusals(weighted("0.6", "0.5", "", "", ""))).isEmpty();
    assertThat(refusals(weighted("0.6", "0.51", "", "", "")))
        .containsExactly("the weights sum to 111.00 %: expected 90 to 110 %");
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2, 0", "0, 2", "0, 0", "1, 2"})
  void aFifthMayComeAndAFifthMayGo(int come, int go) {
    assertThat(refusals(GATES, turned(10, come, go, ""), snapshot(10, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, 0", "0, 3", "3, 3", "10, 10"})
  void moreThanAFifthMayNot(int come, int go) {
    assertThat(refusals(GATES, turned(10, come, go, ""), snapshot(10, "")))
        .containsExactly(
            "%d come and %d go of 10: expected at most 20 %% of the group at once"
                .formatted(come, go));
  }

  @Test
  void turnoverIsThatOfAGroupThatHasMembers() {
    assertThat(refusals(GATES, turned(10, 0, 0, ""), Optional.empty())).isEmpty();
    assertThat(refusals(GATES, turned(10, 0, 0, ""), snapshot(0, ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01T00:00:00Z, 2025-04-11T00:00:00Z, true",
    "2025-01-01T00:00:00Z, 2025-04-11T00:00:01Z, false",
    "2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z, true",
    "2015-01-01T00:00:00Z, '', true"
  })
  void turnoverCountsBesideWhatWasAMemberUntilAQuarterBefore(
      String before, String asOf, boolean counts) {
    assertThat(refusals(GATES, turned(10, 9, 9, asOf), snapshot(10, before)))
        .hasSize(counts ? 1 : 0);
  }

  @Test
  void itsContentAndItsNameSayOneDay() {
    Source same = Made.source("a.csv", "", "2025-06-30", "2025-06-30");
    Source other = Made.source("a.csv", "", "2025-06-30", "2025-06-29");
    Source named = Made.source("a.csv", "", "", "2025-06-29");
    Source said = Made.source("a.csv", "", "2025-06-30", "");

    assertThat(Stream.of(same, named, said).flatMap(source -> of(GATES, source))).isEmpty();
    assertThat(of(GATES, other))
        .containsExactly("the day of its content is 2025-06-30, the day in its name is 2025-06-29");
    assertThat(of(new Gates(new LoadGates(5, 20, 20, 90, 110, false)), other)).isEmpty();
  }

  @Test
  void everythingThatIsOddIsTold() {
    Source other = Made.source("a.csv", "", "2025-06-30", "2025-06-29");

    assertThat(refusals(GATES, Made.holding(ETF, 3, other, Optional.of("2")), snapshot(10, "")))
        .hasSize(4);
  }

  @Test
  void aSectorIsNoFilesOwnList() {
    Source other = Made.source("a.csv", "", "2025-06-30", "2025-06-29");
    Holding sector = Made.holding("DEFAULT/SECTOR/energy", 0, other, Optional.of("2"));

    assertThat(refusals(GATES, sector, snapshot(10, ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEFAULT/THEME/ai", "DEFAULT/UNIVERSE/sp500", "DEFAULT/ETF/SPY"})
  void everyOtherGroupIs(String group) {
    assertThat(refusals(GATES, Made.holding(group, 4, PLAIN, Optional.empty()), Optional.empty()))
        .hasSize(1);
  }

  /** For a group that would have only the members of the file. */
  private static List<String> refusals(
      Gates gates, Holding holding, Optional<GroupSnapshot> before) {
    return gates.refusals(holding, holding.securities().keySet(), before);
  }

  private static List<String> refusals(Holding holding) {
    return refusals(GATES, holding, Optional.empty());
  }

  private static Stream<String> of(Gates gates, Source source) {
    return refusals(gates, Made.holding(ETF, 5, source, Optional.empty()), Optional.empty())
        .stream();
  }

  private static Holding weighted(String... weights) {
    List<Security> securities =
        IntStream.range(0, weights.length)
            .mapToObj(i -> Made.security("S" + i, weights[i], ""))
            .toList();
    return Made.holding(ETF, PLAIN, Optional.empty(), securities, false);
  }

  /** S0, S1... without the first ones, but with new symbols. */
  private static Holding turned(int members, int come, int go, String asOf) {
    Stream<String> stay = IntStream.range(go, members).mapToObj(i -> "S" + i);
    Stream<String> others = IntStream.range(0, come).mapToObj(i -> "NEW" + i);
    List<Security> securities =
        Stream.concat(stay, others).map(symbol -> Made.security(symbol, "", "")).toList();
    Gates all = new Gates(new LoadGates(0, 100, 10_000, 0, 10_000, false));
    Holding holding =
        Made.holding(ETF, Made.source("a.csv", asOf, "", ""), Optional.empty(), securities, false);
    assertThat(refusals(all, holding, Optional.empty())).isEmpty();
    return holding;
  }

  private static Optional<GroupSnapshot> snapshot(int members, String since) {
    Instant effectiveAt = since.isEmpty() ? Instant.EPOCH : Instant.parse(since);
    Holding before = Made.holding(ETF, members, PLAIN, Optional.empty());
    return Optional.of(new GroupSnapshot(before.definition(), before.members(), effectiveAt));
  }
}
