package com.tickstock.membership.validation;

import java.util.List;

/** Formats the first names of a list and the number of the others. */
final class Abbreviated {
  private static final int SHOWN = 5;

  private Abbreviated() {}

  static String of(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? "%s and %d more".formatted(shown, names.size() - SHOWN) : shown;
  }
}
