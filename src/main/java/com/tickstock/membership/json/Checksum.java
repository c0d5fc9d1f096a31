package com.tickstock.membership.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums in hex. */
public final class Checksum {
  private static final int TAG_DIGITS = 32;

  private Checksum() {}

  /** The first half of the checksum, which is long enough to distinguish answers. */
  public static String tag(byte[] bytes) {
    return of(bytes).substring(0, TAG_DIGITS);
  }

  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
