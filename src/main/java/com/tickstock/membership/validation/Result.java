package com.tickstock.membership.validation;

import java.util.List;

/**
 * What one rule came to in one reading.
 *
 * @param checked what was looked at, with its count
 * @param findings all of them, in order
 */
record Result(Rule rule, String checked, List<Finding> findings) {
  Result {
    findings = findings.stream().sorted().toList();
  }
}
