package com.tickstock.membership.cli;

import com.github.freva.asciitable.ColumnData;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupJson.MemberOfGroup;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.OverlapJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.UniverseJson;
import com.tickstock.membership.report.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the answers to queries. */
final class QueryTables {
  private static final int WIDTH = 100;

  private QueryTables() {}

  static void symbol(PrintWriter out, SymbolJson symbol) {
    out.printf(
        "%s: sector %s, industry %s; in %s%n",
        symbol.symbol(),
        symbol.sector().orElse("not known"),
        Cells.printable(symbol.industry().orElse("not known")),
        Wording.count(symbol.groups().size(), "group"));
    out.println(
        Cells.table(
            symbol.groups(),
            List.of(
                Cells.text("type", group -> group.type().name()),
                Cells.text("group", SymbolJson.InGroup::name),
                Cells.number("weight", group -> Wording.percent(group.weight())))));
  }

  static void list(PrintWriter out, List<GroupSummaryJson> groups) {
    if (!groups.isEmpty()) {
      out.println(
          Cells.table(
              groups,
              List.of(
                  Cells.text("group", group -> group.type() + "/" + group.name()),
                  Cells.number("members", group -> Wording.number(group.memberCount())),
                  Cells.number("version", group -> Wording.number(group.version())),
                  Cells.text("effective", group -> Wording.day(group.effectiveAt())))));
    }
    out.println(Wording.count(groups.size(), "group"));
  }

  static void group(PrintWriter out, GroupJson group) {
    group.description().map(Cells::printable).ifPresent(out::println);
    out.printf(
        "%s: %s, version %d, effective %s%n",
        group.key(),
        Wording.count(group.memberCount(), "member"),
        group.version(),
        Wording.day(group.effectiveAt()));
    if (!group.members().isEmpty()) {
      out.println(Cells.table(group.members(), columns(group)));
    }
  }

  private static List<ColumnData<MemberOfGroup>> columns(GroupJson group) {
    List<ColumnData<MemberOfGroup>> columns = new ArrayList<>();
    columns.add(Cells.text("symbol", member -> member.symbol().value()));
    if (group.members().stream().anyMatch(member -> member.weight().isPresent())) {
      columns.add(Cells.number("weight", member -> Wording.percent(member.weight())));
    }
    return columns;
  }

  static void overlap(PrintWriter out, OverlapJson overlap) {
    out.println(
        Cells.table(
            overlap.pairs(),
            List.of(
                Cells.text("groups", pair -> pair.a() + " and " + pair.b()),
                Cells.number("shared", pair -> Wording.number(pair.shared())),
                Cells.number("Jaccard", pair -> pair.jaccard().toPlainString()),
                Cells.number(
                    "weight overlap",
                    pair -> pair.weightOverlap().map(Wording::percent).orElse("")),
                Cells.text("most in common", pair -> names(pair.top())))));
    if (overlap.groups().size() > 2) {
      out.printf(
          "All %d share %s%s%n",
          overlap.groups().size(),
          Wording.count(overlap.shared().count(), "symbol"),
          overlap.shared().top().isEmpty() ? "" : ": " + names(overlap.shared().top()));
    }
  }

  private static String names(List<OverlapJson.SharedName> top) {
    return top.stream().map(name -> name.symbol().value()).collect(Collectors.joining(", "));
  }

  static void universe(PrintWriter out, UniverseJson universe) {
    out.printf(
        "%s (%s): %s%n",
        Cells.printable(universe.universe()),
        universe.op(),
        Wording.count(universe.count(), "symbol"));
    out.println(
        Cells.table(
            universe.parts(),
            List.of(
                Cells.text("type", part -> part.type().name()),
                Cells.text("group", UniverseJson.Part::name),
                Cells.number("symbols", part -> String.valueOf(part.count())))));
    StringBuilder line = new StringBuilder();
    for (var symbol : universe.symbols()) {
      if (line.length() + symbol.value().length() > WIDTH) {
        out.println(line.toString().strip());
        line.setLength(0);
      }
      line.append(symbol).append(' ');
    }
    out.println(line.toString().strip());
  }
}
