package com.tickstock.membership.cli;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.ChangeJson;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Formats a change as one line. */
final class ChangeLine {
  private static final int NAMES = 5;

  private ChangeLine() {}

  static String of(ChangeJson change) {
    StringJoiner line = new StringJoiner("  ");
    line.add(change.recordedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    line.add("%s/%s/%s".formatted(change.environment(), change.type(), change.name()));
    line.add("version " + change.version());
    if (change.created()) {
      line.add("created");
    }
    if (change.retired()) {
      line.add("retired");
    }
    add(line, "+", change.added().stream().map(ChangeJson.Put::symbol).map(Symbol::value).toList());
    add(line, "-", change.removed().stream().map(Symbol::value).toList());
    add(line, "~", change.reweighted().stream().map(ChangeLine::reweighted).toList());
    if (!change.annotated().isEmpty()) {
      line.add("%d with changed metadata".formatted(change.annotated().size()));
    }
    if (!change.created()) {
      change.definition().ifPresent(definition -> line.add("redefined"));
    }
    change.past().ifPresent(past -> line.add("the past changed from %s on".formatted(past.from())));
    line.add("(%s)".formatted(change.cause().source()));
    return Cells.printable(line.toString());
  }

  private static void add(StringJoiner line, String sign, List<String> members) {
    if (!members.isEmpty()) {
      String names = members.stream().limit(NAMES).collect(Collectors.joining(", "));
      String more = members.size() > NAMES ? ", ..." : "";
      line.add("%s%d %s%s".formatted(sign, members.size(), names, more));
    }
  }

  private static String reweighted(ChangeJson.Put put) {
    return "%s %s->%s"
        .formatted(put.symbol(), percent(put.previousWeight()), percent(put.weight()));
  }

  private static String percent(Optional<Weight> weight) {
    return weight
        .map(w -> w.value().movePointRight(2).stripTrailingZeros().toPlainString() + "%")
        .orElse("?");
  }
}
