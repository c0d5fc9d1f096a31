package com.tickstock.membership.http;

import java.util.Optional;

/**
 * A problem detail as defined by RFC 9457.
 *
 * @param type a stable code for programs
 * @param field the invalid part of the request, such as {@code members[3].weight}
 * @param version the version of a retired group, which a writer expects in order to restore it
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

  /** A request that the HTTP server itself rejects, with the server's status. */
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
