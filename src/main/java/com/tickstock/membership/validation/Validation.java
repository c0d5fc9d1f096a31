package com.tickstock.membership.validation;

import com.tickstock.membership.group.Environment;
import java.util.Comparator;
import java.util.List;

/**
 * The validation of an environment.
 *
 * @param verdict the worst verdict of the checks
 */
public record Validation(Environment environment, Verdict verdict, List<Check> checks) {
  private static final int SHOWN = 100;

  /**
   * The result of one rule.
   *
   * @param checked the checked objects with their count, as text
   * @param count the number of findings
   * @param findings the first findings, at most 100
   */
  public record Check(
      Rule rule, Verdict verdict, String checked, int count, List<Finding> findings) {
    static Check of(Result result) {
      List<Finding> all = result.findings();
      return new Check(
          result.rule(),
          worst(all.stream().map(Finding::verdict).toList()),
          result.checked(),
          all.size(),
          all.subList(0, Math.min(SHOWN, all.size())));
    }

    /** The number of findings that are not listed. */
    public int unlisted() {
      return count - findings.size();
    }
  }

  static Validation of(Environment environment, List<Result> results) {
    List<Check> checks = results.stream().map(Check::of).toList();
    return new Validation(environment, worst(checks.stream().map(Check::verdict).toList()), checks);
  }

  private static Verdict worst(List<Verdict> verdicts) {
    return verdicts.stream().max(Comparator.naturalOrder()).orElse(Verdict.PASS);
  }
}
