package com.tickstock.membership.access;

import java.util.regex.Pattern;

/** Recognises loopback names and addresses. */
public final class LoopbackName {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

  private LoopbackName() {}

  /** Makes no DNS lookup, because a name may resolve to another address later. */
  public static boolean is(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
