package com.tickstock.membership.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 random bits. The file of tokens holds its plain SHA-256: what nobody can guess
 * needs no salt and no slow hash, which protect what people choose, and would be paid for with
 * every request.
 */
public final class Token {
  private static final int BYTES = 32;

  private Token() {}

  /** A new one, of 43 letters, digits, - and _. */
  public static String random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** What the file of tokens holds of it, 32 bytes. */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
