package com.tickstock.membership.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 random bits. The token file contains its plain SHA-256: a random secret needs
 * neither salt nor a slow hash, which protect guessable passwords and would slow down every
 * request.
 */
public final class Token {
  private static final int BYTES = 32;

  private Token() {}

  /** Returns a new token of 43 letters, digits, - and _. */
  public static String random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** Returns the hash for the token file, 32 bytes. */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
