package com.tickstock.membership.validation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What must hold. */
public enum Rule {
  HAS_GROUPS("there are groups", false),
  ETFS_NOT_EMPTY("no ETF is empty", false),
  THEMES_NOT_EMPTY("no theme is empty", false),
  SECTORS_VALID("every sector is one of the 11 of GICS or unknown", false),
  ONE_SECTOR_EACH("every symbol is in exactly one sector", true),
  NO_ORPHAN_SYMBOLS("no symbol says that it is in a group which does not hold it", true),
  DIRECTIONS_AGREE("every member of every group says so itself, with the same weight", true),
  WEIGHTS_SUM("the weights of every group come to about 100 %", false),
  TABLES_EQUAL_STORES("the SQL tables hold what the service holds", false),
  GROUPS_NOT_OLD("every group changed as lately as it used to", false);

  private final String sentence;
  private final boolean ofIndex;

  Rule(String sentence, boolean ofIndex) {
    this.sentence = sentence;
    this.ofIndex = ofIndex;
  }

  /** For people: what holds where it passes. */
  public String sentence() {
    return sentence;
  }

  /** Whether it looks at the index by symbol, which follows the groups by a moment. */
  boolean isOfIndex() {
    return ofIndex;
  }

  /** {@code etfs-not-empty}. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
