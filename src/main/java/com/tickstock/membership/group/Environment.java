package com.tickstock.membership.group;

/** The deployment that a group belongs to. The same name may exist in each. */
public enum Environment {
  DEFAULT,
  TEST,
  UAT,
  PROD;

  /**
   * @throws InvalidValueException if {@code text} is none of the names; case is ignored
   */
  public static Environment parse(String text) {
    return Names.parse(Environment.class, "environment", text);
  }
}
