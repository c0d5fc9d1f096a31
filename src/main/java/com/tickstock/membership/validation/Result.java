package com.tickstock.membership.validation;

import java.util.List;

/**
 * The result of one rule in one reading.
 *
 * @param checked the checked objects with their count, as text
 * @param findings all findings, sorted
 */
record Result(Rule rule, String checked, List<Finding> findings) {
  Result {
    findings = findings.stream().sorted().toList();
  }
}
