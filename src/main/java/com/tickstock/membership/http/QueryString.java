package com.tickstock.membership.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Checks the raw query string before it is parsed. */
final class QueryString {
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]");

  private QueryString() {}

  /**
   * Throws a problem if the query cannot be decoded. The server would drop the bad parameter and
   * answer the rest.
   */
  static void requireReadable(String query) {
    try {
      // unescaped characters are decoded already
      byte[] bytes =
          URLDecoder.decode(NOT_ASCII.matcher(query).replaceAll("_"), StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("query", "the query has a bad %-escape: " + e.getMessage());
    } catch (CharacterCodingException e) {
      throw ProblemException.invalid("query", "the query is not UTF-8");
    }
  }
}
