package com.tickstock.membership.validation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The rules of the validation. */
public enum Rule {
  HAS_GROUPS("there are groups", false),
  ETFS_NOT_EMPTY("no ETF is empty", false),
  THEMES_NOT_EMPTY("no theme is empty", false),
  SECTORS_VALID("every sector is one of the 11 GICS sectors or unknown", false),
  ONE_SECTOR_EACH("every symbol is in exactly one sector", true),
  NO_ORPHAN_SYMBOLS("every symbol in the index is a member of its groups", true),
  DIRECTIONS_AGREE("every member of a group is in the index with the same weight", true),
  WEIGHTS_SUM("the weights of every group sum to about 100 %", false),
  TABLES_EQUAL_STORES("the SQL tables are equal to the stores", false),
  GROUPS_NOT_OLD("every group changed within its usual interval", false);

  private final String sentence;
  private final boolean ofIndex;

  Rule(String sentence, boolean ofIndex) {
    this.sentence = sentence;
    this.ofIndex = ofIndex;
  }

  /** The rule as a sentence that is true if the check passes. */
  public String sentence() {
    return sentence;
  }

  /** Whether it checks the symbol index, which lags slightly behind the groups. */
  boolean isOfIndex() {
    return ofIndex;
  }

  /** The name in JSON, such as {@code etfs-not-empty}. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
