package com.tickstock.membership.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The made-up index says the same in all its forms. */
class DailyHistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final DailyHistory HISTORY = DailyHistory.of(500, FIRST, 25, 7);

  private record Row(Symbol symbol, LocalDate start, LocalDate end) {
    static Row of(String line) {
      String[] cells = line.split(",", -1);
      return new Row(
          new Symbol(cells[0]),
          LocalDate.parse(cells[1]),
          cells[2].isEmpty() ? LocalDate.MAX : LocalDate.parse(cells[2]));
    }
  }

  private static List<Row> rows() {
    return HISTORY.historyCsv().lines().skip(1).map(Row::of).toList();
  }

  @Test
  void theHistoryFileAndTheDaysAgree() {
    List<Row> rows = rows();
    for (LocalDate day : HISTORY.days()) {
      SortedSet<Symbol> members =
          rows.stream()
              .filter(row -> !row.start().isAfter(day) && row.end().isAfter(day))
              .map(Row::symbol)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(HISTORY.on(day).keySet()).as("%s", day).isEqualTo(members).hasSize(500);
    }
  }

  @Test
  void theFileOfADayHasTheMembersAndWeightsOfTheDay() {
    LocalDate day = HISTORY.days().get(3000);

    List<String> lines = HISTORY.dayCsv(day).lines().toList();

    assertThat(lines.subList(0, 2)).containsExactly("# as-of: " + day, "symbol,weight");
    assertThat(lines.subList(2, lines.size()))
        .isEqualTo(
            HISTORY.on(day).entrySet().stream()
                .map(e -> e.getKey() + "," + e.getValue().value().movePointRight(2))
                .toList());
  }

  @Test
  void namesLeaveAndComeBackAndWeightsMove() {
    Map<Symbol, Long> stays =
        rows().stream().collect(Collectors.groupingBy(Row::symbol, Collectors.counting()));

    assertThat(stays.values()).anyMatch(times -> times > 1);
    assertThat(stays).hasSizeGreaterThan(700);
    assertThat(HISTORY.days()).hasSizeBetween(6_500, 6_550);
    assertThat(HISTORY.on(HISTORY.days().get(0))).isNotEqualTo(HISTORY.on(HISTORY.days().get(1)));
  }

  @Test
  void theSameSeedMakesTheSameHistoryAndAnotherSeedAnother() {
    DailyHistory same = DailyHistory.of(500, FIRST, 25, 7);

    assertThat(same.historyCsv()).isEqualTo(HISTORY.historyCsv());
    assertThat(same.shuffledDays()).isEqualTo(HISTORY.shuffledDays());
    assertThat(HISTORY.shuffledDays())
        .isNotEqualTo(HISTORY.days())
        .containsExactlyInAnyOrderElementsOf(HISTORY.days());
    assertThat(Stream.of(8L, 9L).map(seed -> DailyHistory.of(500, FIRST, 25, seed).historyCsv()))
        .doesNotContain(HISTORY.historyCsv());
  }
}
