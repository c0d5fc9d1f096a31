package com.tickstock.membership.group;

/** The deployment that a group belongs to; the same name may stand in each. */
public enum Environment {
  DEFAULT,
  TEST,
  UAT,
  PROD;

  /**
   * @throws InvalidValueException when {@code text} is none of the names, in any case
   */
  public static Environment parse(String text) {
    return Names.parse(Environment.class, "environment", text);
  }
}
