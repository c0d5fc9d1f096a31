package com.tickstock.membership.group;

import java.util.Locale;

/**
 * A stock's canonical ticker: upper case, a share class after a dot ({@code BRK.B}).
 *
 * @param value 1-50 characters, no slash and no control character
 */
public record Symbol(String value) implements Comparable<Symbol> {
  private static final int MAX = 50;

  public Symbol {
    value = Text.name("symbol", value == null ? null : value.toUpperCase(Locale.ROOT), MAX);
    if (value.indexOf('/') >= 0) {
      throw new InvalidValueException("symbol", value, "no slash: a share class is written BRK.B");
    }
  }

  @Override
  public int compareTo(Symbol other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
