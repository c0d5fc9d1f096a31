package com.tickstock.membership.validation;

import java.util.Optional;

/**
 * A violation of a rule.
 *
 * @param subject the group or symbol
 * @param version the checked version, if the subject is an existing group
 */
public record Finding(Verdict verdict, String subject, Optional<Long> version, String detail)
    implements Comparable<Finding> {

  static Finding failure(String subject, String detail) {
    return new Finding(Verdict.FAIL, subject, Optional.empty(), detail);
  }

  static Finding failure(Object group, long version, String detail) {
    return new Finding(Verdict.FAIL, group.toString(), Optional.of(version), detail);
  }

  static Finding warning(String subject, String detail) {
    return new Finding(Verdict.WARN, subject, Optional.empty(), detail);
  }

  static Finding warning(Object group, long version, String detail) {
    return new Finding(Verdict.WARN, group.toString(), Optional.of(version), detail);
  }

  /** The same finding as a warning, because writes in progress may resolve it. */
  Finding inMotion() {
    return new Finding(
        Verdict.WARN, subject, version, detail + " (but writes are in progress: check again)");
  }

  @Override
  public int compareTo(Finding other) {
    int bySubject = subject.compareTo(other.subject);
    return bySubject == 0 ? detail.compareTo(other.detail) : bySubject;
  }
}
