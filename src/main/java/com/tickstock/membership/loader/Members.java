package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Collects the members of a file row by row, and everything that is wrong with it. */
final class Members {
  private static final int TOLD = 10;

  private final SortedMap<Symbol, Member> members = new TreeMap<>();
  private final Map<Symbol, Integer> lines = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Reads one row; a row that cannot be read is remembered as a problem. */
  void add(Row row, Function<Row, Member> reading) {
    try {
      Member member = reading.apply(row);
      Integer first = lines.putIfAbsent(member.symbol(), row.line());
      if (first == null) {
        members.put(member.symbol(), member);
      } else {
        problems.add(
            "line %d: symbol %s stands in line %d already: expected each once"
                .formatted(row.line(), member.symbol(), first));
      }
    } catch (InvalidValueException e) {
      problems.add("line %d: %s".formatted(row.line(), e.getMessage()));
    }
  }

  List<String> problems() {
    return problems;
  }

  Holding of(GroupKey group) {
    return new Holding(group, members, lines);
  }

  /**
   * @throws RefusedFileException where there are problems
   */
  static void requireNone(List<String> problems) {
    if (!problems.isEmpty()) {
      int more = problems.size() - TOLD;
      throw new RefusedFileException(
          String.join("; ", problems.subList(0, Math.min(TOLD, problems.size())))
              + (more > 0 ? "; and %d more".formatted(more) : ""));
    }
  }
}
