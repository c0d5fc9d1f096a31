package com.tickstock.membership.validation;

/** How a check ended, from good to bad. */
public enum Verdict {
  PASS,
  /** Somebody should look, but nothing is known to be wrong. */
  WARN,
  FAIL
}
