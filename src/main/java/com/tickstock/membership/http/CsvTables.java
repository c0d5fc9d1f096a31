package com.tickstock.membership.http;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.MemberDifferenceJson;
import com.tickstock.membership.json.OverlapJson;
import com.tickstock.membership.json.SymbolJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Converts answers to CSV tables. Weights are fractions. */
final class CsvTables {
  private CsvTables() {}

  static Csv groups(List<GroupSummaryJson> groups) {
    return new Csv(
        List.of("type", "name", "description", "memberCount", "version", "effectiveAt"),
        groups.stream()
            .map(
                g ->
                    row(
                        g.type(),
                        g.name(),
                        g.description(),
                        g.memberCount(),
                        g.version(),
                        g.effectiveAt()))
            .toList());
  }

  static Csv members(GroupJson group) {
    return new Csv(
        List.of("symbol", "weight"),
        group.members().stream().map(member -> row(member.symbol(), member.weight())).toList());
  }

  static Csv symbols(List<Symbol> symbols) {
    return new Csv(List.of("symbol"), symbols.stream().map(CsvTables::row).toList());
  }

  static Csv groups(SymbolJson symbol) {
    return new Csv(
        List.of("type", "name", "weight"),
        symbol.groups().stream()
            .map(group -> row(group.type(), group.name(), group.weight()))
            .toList());
  }

  static Csv overlap(OverlapJson overlap) {
    return new Csv(
        List.of("a", "b", "shared", "jaccard", "weightOverlap"),
        overlap.pairs().stream()
            .map(
                pair ->
                    row(pair.a(), pair.b(), pair.shared(), pair.jaccard(), pair.weightOverlap()))
            .toList());
  }

  static Csv diff(DiffJson diff) {
    return new Csv(
        List.of("change", "symbol", "previousWeight", "weight"),
        Stream.of(
                changes("added", diff.added()),
                changes("removed", diff.removed()),
                changes("reweighted", diff.reweighted()),
                changes("annotated", diff.annotated()))
            .flatMap(rows -> rows)
            .toList());
  }

  private static Stream<List<Optional<?>>> changes(
      String change, List<MemberDifferenceJson> members) {
    return members.stream().map(m -> row(change, m.symbol(), m.previousWeight(), m.weight()));
  }

  /** One row for each event, with the number of members that it changed. */
  static Csv history(HistoryJson history) {
    return new Csv(
        List.of(
            "effectiveAt",
            "recordedAt",
            "version",
            "source",
            "eventId",
            "file",
            "added",
            "removed",
            "reweighted",
            "memberCount"),
        history.events().stream()
            .map(
                e ->
                    row(
                        e.effectiveAt(),
                        e.recordedAt(),
                        e.version(),
                        e.cause().source(),
                        e.cause().eventId(),
                        e.cause().file(),
                        e.added().size(),
                        e.removed().size(),
                        e.reweighted().size(),
                        e.memberCount()))
            .toList());
  }

  private static List<Optional<?>> row(Object... cells) {
    return Stream.of(cells)
        .<Optional<?>>map(cell -> cell instanceof Optional<?> known ? known : Optional.of(cell))
        .toList();
  }
}
