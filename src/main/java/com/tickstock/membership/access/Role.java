package com.tickstock.membership.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a token is good for; each role includes those before it. */
public enum Role {
  READ,
  PUBLISH,
  ADMIN;

  /** As it is written in the file of tokens and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** All of them, from the smallest on. */
  public static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
