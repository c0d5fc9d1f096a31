package com.tickstock.membership.report;

import static com.tickstock.membership.report.Table.Column.number;
import static com.tickstock.membership.report.Table.Column.text;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupSummaryJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The content of a report as tables, which all formats share. */
public final class ReportTables {
  private static final int NAMED = 5;

  private ReportTables() {}

  public static List<Table> of(Report report) {
    List<Table> tables = new ArrayList<>(of(report.stats()));
    tables.add(changed(report));
    tables.add(ages(report.oldest()));
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

  private static Table changed(Report report) {
    return new Table(
        "Changed since " + Wording.day(report.since()),
        List.of(
            text("type"),
            text("group"),
            number("added"),
            number("removed"),
            number("reweighted"),
            text("came"),
            text("went")),
        report.changed().stream()
            .map(
                changed ->
                    List.of(
                        changed.group().type().name(),
                        changed.group().name(),
                        Wording.number(changed.added().size()),
                        Wording.number(changed.removed().size()),
                        Wording.number(changed.reweighted()),
                        names(changed.added()),
                        names(changed.removed())))
            .toList());
  }

  /** The first symbols of a list. */
  private static String names(List<Symbol> symbols) {
    String names =
        symbols.stream().limit(NAMED).map(Symbol::value).collect(Collectors.joining(", "));
    return symbols.size() > NAMED ? names + " ..." : names;
  }

  private static Table ages(List<GroupAge> ages) {
    return new Table(
        "Not changed for the longest time",
        List.of(text("type"), text("group"), text("age"), text("changed every")),
        ages.stream()
            .map(
                age ->
                    List.of(
                        age.group().type().name(),
                        age.group().name(),
                        Wording.days(age.days()),
                        age.usualDays().map(Wording::days).orElse("")))
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
