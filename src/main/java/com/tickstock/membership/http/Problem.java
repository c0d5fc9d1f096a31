package com.tickstock.membership.http;

import java.util.Optional;

/**
 * An error as RFC 9457 has it.
 *
 * @param type stable: what programs look at
 * @param field which part of the request is at fault, as {@code members[3].weight}
 */
record Problem(String type, String title, int status, String detail, Optional<String> field) {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final String PREFIX = "urn:membership:problem:";

  static Problem of(int status, String code, String title, String detail) {
    return new Problem(PREFIX + code, title, status, detail, Optional.empty());
  }

  Problem at(String name) {
    return new Problem(
        type, title, status, detail, name.isEmpty() ? Optional.empty() : Optional.of(name));
  }
}
