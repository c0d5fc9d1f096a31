package com.tickstock.membership.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.Difference;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadReport.Line;
import com.tickstock.membership.loader.LoadReport.Result;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The printed load report fits a terminal and starts with the important lines. */
class LoadTableTest {
  private static final int TERMINAL = 80;

  private static Line line(
      String group, Result result, long members, Map<String, Integer> leftOut, String detail) {
    return new Line(
        group.toLowerCase(Locale.ROOT).replace('/', '-') + ".csv",
        Optional.of("DEFAULT/" + group),
        Optional.of("iShares"),
        Optional.of(Instant.parse("2025-07-11T00:00:00Z")),
        result,
        members,
        2,
        1,
        0,
        new TreeMap<>(leftOut),
        Optional.of(3L),
        detail,
        Optional.empty());
  }

  private static String printed(boolean verbose, Line... lines) {
    StringWriter out = new StringWriter();
    LoadTable.print(new PrintWriter(out), new LoadReport("load", List.of(lines)), verbose);
    return out.toString().replace("\r", "");
  }

  @Test
  void onlyWhatChangedHasARowAndTheRestIsCounted() {
    Line[] lines = {
      line("ETF/SPY", Result.APPLIED, 503, Map.of("cash", 2), ""),
      line("ETF/QQQ", Result.UNCHANGED, 101, Map.of(), ""),
      line(
          "THEME/semiconductor_equipment_makers", Result.SKIPPED, 1_000, Map.of(), "loaded before"),
      line("ETF/ODD", Result.REFUSED, 3, Map.of(), "3 members: expected at least 5"),
      line("SECTOR/energy", Result.UNCHANGED, 7_000, Map.of(), "")
    };

    assertThat(printed(false, lines))
        .isEqualTo(
            """
            +---------+------------+---------+-------+---------+------------+---------+
            | group   | as of      | members | added | removed | reweighted | result  |
            +---------+------------+---------+-------+---------+------------+---------+
            | ETF/SPY | 2025-07-11 |     503 |     2 |       1 |            | changed |
            | ETF/ODD | 2025-07-11 |       3 |     2 |       1 |            | refused |
            +---------+------------+---------+-------+---------+------------+---------+
            ETF/SPY from etf-spy.csv (iShares): left out 2 cash
            refused etf-odd.csv: 3 members: expected at least 5
            Groups: 1 changed, 3 unchanged, 1 refused; 1,607 memberships in the files.
            Sectors: 7,000 of 7,000 symbols classified (100.00 %).
            """);
    assertThat(printed(true, lines))
        .contains("| THEME/semiconductor_equipment_makers | 2025-07-11 |   1,000 |")
        .contains("ETF/QQQ from etf-qqq.csv (iShares)\n");
  }

  @Test
  void whatIsLongIsWrapped() {
    TreeSet<Symbol> many = new TreeSet<>();
    IntStream.range(0, 60).forEach(i -> many.add(new Symbol("SYM" + i)));
    Line plain =
        line("ETF/SPY", Result.WOULD_CHANGE, 60, Map.of(), "one note, ".repeat(20) + "the last");
    Line dry =
        new Line(
            plain.file(),
            plain.group(),
            plain.format(),
            plain.asOf(),
            plain.result(),
            60,
            60,
            0,
            0,
            plain.leftOut(),
            Optional.empty(),
            plain.detail(),
            Optional.of(new Difference(List.copyOf(many), List.of(), List.of(), 0)));

    String out = printed(false, dry);

    assertThat(out.lines()).allMatch(text -> text.length() <= TERMINAL);
    assertThat(out)
        .contains("\n  + SYM0, SYM1, SYM10,", "SYM9\n", "the last\n")
        .contains("Groups: 1 would change; 60 memberships in the files.");
  }
}
