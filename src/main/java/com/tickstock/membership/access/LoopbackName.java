package com.tickstock.membership.access;

import java.util.regex.Pattern;

/** Names and addresses that only this machine answers to. */
public final class LoopbackName {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

  private LoopbackName() {}

  /** No name is looked up: what it stands for may be another address tomorrow. */
  public static boolean is(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
