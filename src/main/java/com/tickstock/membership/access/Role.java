package com.tickstock.membership.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The role of a token; each role includes those before it. */
public enum Role {
  READ,
  PUBLISH,
  ADMIN;

  /** The name in the token file and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** All roles in ascending order. */
  public static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
