package com.tickstock.membership.validation;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A set of memberships in a few bytes: their number and the sum of their hashes, which does not
 * depend on the order.
 */
final class Tally {
  private final MessageDigest digest;
  private long count;
  private long sum;

  Tally() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(Symbol symbol, Optional<Weight> weight) {
    String text = symbol + "\0" + weight.map(Weight::toString).orElse("");
    count++;
    sum += ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  long count() {
    return count;
  }

  boolean equalTo(Tally other) {
    return count == other.count && sum == other.sum;
  }
}
