package com.tickstock.membership.query;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How groups are put together, from left to right. */
public enum SetOperation {
  /** In any of them. */
  UNION,
  /** In all of them. */
  INTERSECTION,
  /** In the first and in none of the others. */
  DIFFERENCE;

  /**
   * @throws InvalidValueException when {@code text} is none of the names
   */
  public static SetOperation parse(String text) {
    return Arrays.stream(values())
        .filter(operation -> operation.wire().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new InvalidValueException("op", text, "union, intersection or difference"));
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param sets at least one
   */
  public SortedSet<Symbol> of(List<? extends Set<Symbol>> sets) {
    SortedSet<Symbol> result = new TreeSet<>(sets.get(0));
    for (Set<Symbol> set : sets.subList(1, sets.size())) {
      switch (this) {
        case UNION -> result.addAll(set);
        case INTERSECTION -> result.retainAll(set);
        case DIFFERENCE -> result.removeAll(set);
      }
    }
    return result;
  }
}
