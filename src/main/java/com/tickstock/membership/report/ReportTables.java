package com.tickstock.membership.report;

import static com.tickstock.membership.report.Table.Column.number;
import static com.tickstock.membership.report.Table.Column.text;

import com.tickstock.membership.json.GroupSummaryJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a report says, as tables: the same in every format. */
public final class ReportTables {
  private ReportTables() {}

  public static List<Table> of(Report report) {
    List<Table> tables = new ArrayList<>(of(report.stats()));
    tables.add(groups("Largest groups", report.largest()));
    tables.add(groups("Updated last", report.latest()));
    report.groups().map(ReportTables::details).ifPresent(tables::add);
    return tables;
  }

  public static List<Table> of(Stats stats) {
    return List.of(totals(stats), byType(stats), sectors(stats));
  }

  /** {@code Memberships in DEFAULT}. */
  public static String title(Report report) {
    return "Memberships in " + report.stats().environment();
  }

  private static Table totals(Stats stats) {
    Stats.Coverage coverage = stats.coverage();
    return new Table(
        "Totals",
        List.of(text("what"), number("count")),
        List.of(
            List.of("Environment", stats.environment().name()),
            List.of("Groups", Wording.number(stats.groups())),
            List.of("Memberships", Wording.number(stats.memberships())),
            List.of("Symbols", Wording.number(stats.symbols())),
            List.of("Symbols in one of the 11 sectors", Wording.number(coverage.classified())),
            List.of("Symbols in sector unknown", Wording.number(coverage.unknown())),
            List.of("Symbols in no sector", Wording.number(coverage.inNone())),
            List.of("Sector coverage", Wording.percent(coverage.share())),
            List.of("Last update", stats.lastUpdate().map(Wording::day).orElse("never"))));
  }

  private static Table byType(Stats stats) {
    return new Table(
        "By type",
        List.of(text("type"), number("groups"), number("memberships")),
        stats.byType().stream()
            .map(
                of ->
                    List.of(
                        of.type().name(),
                        Wording.number(of.groups()),
                        Wording.number(of.memberships())))
            .toList());
  }

  private static Table sectors(Stats stats) {
    return new Table(
        "Sectors",
        List.of(text("sector"), number("symbols"), number("share")),
        stats.sectors().stream()
            .map(
                of -> List.of(of.name(), Wording.number(of.symbols()), Wording.percent(of.share())))
            .toList());
  }

  private static Table groups(String title, List<GroupSummaryJson> groups) {
    return new Table(
        title,
        List.of(
            text("type"),
            text("group"),
            number("members"),
            number("version"),
            text("effective"),
            text("updated"),
            text("description")),
        groups.stream()
            .map(
                group ->
                    List.of(
                        group.type().name(),
                        group.name(),
                        Wording.number(group.memberCount()),
                        Wording.number(group.version()),
                        Wording.day(group.effectiveAt()),
                        Wording.day(group.updatedAt()),
                        group.description().orElse("")))
            .toList());
  }

  private static Table details(List<Report.Detail> details) {
    return new Table(
        "All groups",
        List.of(
            text("type"),
            text("group"),
            number("members"),
            number("version"),
            text("effective"),
            number("weights"),
            text("largest members"),
            text("description")),
        details.stream().map(ReportTables::row).toList());
  }

  private static List<String> row(Report.Detail detail) {
    GroupSummaryJson group = detail.group();
    return List.of(
        group.type().name(),
        group.name(),
        Wording.number(group.memberCount()),
        Wording.number(group.version()),
        Wording.day(group.effectiveAt()),
        percent(detail.weightSum()),
        detail.top().stream().map(ReportTables::top).collect(Collectors.joining(", ")),
        group.description().orElse(""));
  }

  private static String top(Report.Top top) {
    return (top.symbol() + " " + Wording.percent(top.weight())).strip();
  }

  private static String percent(Optional<BigDecimal> sum) {
    return sum.map(Wording::percent).orElse("");
  }
}
