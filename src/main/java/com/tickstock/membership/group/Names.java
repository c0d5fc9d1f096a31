package com.tickstock.membership.group;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

final class Names {
  private Names() {}

  static <E extends Enum<E>> E parse(Class<E> type, String field, String text) {
    String wanted = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException(field, text, "one of " + listOf(type)));
  }

  private static <E extends Enum<E>> String listOf(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
