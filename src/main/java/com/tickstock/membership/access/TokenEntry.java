package com.tickstock.membership.access;

import java.util.HexFormat;

/**
 * A line of the token file: the holder of a token and its role.
 *
 * @param hash SHA-256 of the token
 */
public record TokenEntry(String name, Role role, byte[] hash) {
  static final String PREFIX = "sha256:";

  /** The line as it is written in the file. */
  public String line() {
    return "%s %s %s%s".formatted(name, role.word(), PREFIX, HexFormat.of().formatHex(hash));
  }
}
