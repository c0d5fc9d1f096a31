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

  static Problem of(ProblemType type, String detail) {
    return of(type, type.status(), detail);
  }

  /** What the server itself does not accept, with the status that it has for it. */
  static Problem http(int status, String detail) {
    return of(ProblemType.HTTP, status, detail);
  }

  private static Problem of(ProblemType type, int status, String detail) {
    return new Problem(
        type.urn(), type.title(), status, detail, Optional.empty(), Optional.empty());
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

  static Problem retired(long version, String detail) {
    ProblemType retired = ProblemType.RETIRED;
    return new Problem(
        retired.urn(),
        retired.title(),
        retired.status(),
        detail,
        Optional.empty(),
        Optional.of(version));
  }

  public boolean saysRetired() {
    return type.equals(ProblemType.RETIRED.urn());
  }
}
