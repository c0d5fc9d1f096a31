package com.tickstock.membership.validation;

/** The outcome of a check, from good to bad. */
public enum Verdict {
  PASS,
  /** Needs attention, but is not a confirmed error. */
  WARN,
  FAIL
}
