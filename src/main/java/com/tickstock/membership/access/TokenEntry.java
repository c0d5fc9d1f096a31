package com.tickstock.membership.access;

import java.util.HexFormat;

/**
 * Who has a token, and what it is good for: a line of the file of tokens.
 *
 * @param hash SHA-256 of the token
 */
public record TokenEntry(String name, Role role, byte[] hash) {
  static final String PREFIX = "sha256:";

  /** As it is written in the file. */
  public String line() {
    return "%s %s %s%s".formatted(name, role.word(), PREFIX, HexFormat.of().formatHex(hash));
  }
}
