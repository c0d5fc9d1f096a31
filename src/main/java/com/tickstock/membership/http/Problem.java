package com.tickstock.membership.http;

import java.util.Optional;

/**
 * An error as RFC 9457 has it.
 *
 * @param type stable: what programs look at
 * @param field which part of the request is at fault, as {@code members[3].weight}
 * @param version where a group stands that was retired: what a writer expects to bring it back
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> field,
    Optional<Long> version) {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final String PREFIX = "urn:membership:problem:";
  private static final String RETIRED = "retired";

  static Problem of(int status, String code, String title, String detail) {
    return new Problem(PREFIX + code, title, status, detail, Optional.empty(), Optional.empty());
  }

  Problem at(String name) {
    return new Problem(
        type,
        title,
        status,
        detail,
        name.isEmpty() ? Optional.empty() : Optional.of(name),
        version);
  }

  /** The group is known, but does not exist at the time or with the version that was asked for. */
  static Problem retired(long version, String detail) {
    return new Problem(
        PREFIX + RETIRED, "Retired", 404, detail, Optional.empty(), Optional.of(version));
  }

  public boolean saysRetired() {
    return type.equals(PREFIX + RETIRED);
  }
}
