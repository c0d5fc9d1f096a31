package com.tickstock.membership.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two successive readings.
 *
 * @param indexed whether the index had all events that were written before the second reading
 */
record Comparison(StoreReading before, StoreReading now, boolean indexed) {

  /** Whether a third reading would add nothing. */
  boolean isDecided() {
    return confirmed().equals(now.results())
        && before.late().keySet().containsAll(now.late().keySet());
  }

  List<Result> results() {
    List<Finding> stuck =
        now.late().values().stream()
            .filter(late -> isStuck(late, before.late().get(late.group())))
            .map(late -> late.finding(now.trouble()))
            .toList();
    return confirmed().stream()
        .map(result -> result.rule() == Rule.TABLES_EQUAL_STORES ? add(result, stuck) : result)
        .toList();
  }

  private static boolean isStuck(LaggingGroup late, LaggingGroup before) {
    return before != null && !late.hasFollowed(before);
  }

  private static Result add(Result result, List<Finding> more) {
    List<Finding> all = new ArrayList<>(result.findings());
    all.addAll(more);
    return new Result(result.rule(), result.checked(), all);
  }

  /** The findings of the second reading; those that are not confirmed are only in motion. */
  private List<Result> confirmed() {
    Map<Rule, Set<Finding>> known =
        before.results().stream()
            .collect(Collectors.toMap(Result::rule, result -> new HashSet<>(result.findings())));
    return now.results().stream().map(r -> confirmed(r, known.get(r.rule()))).toList();
  }

  private Result confirmed(Result result, Set<Finding> known) {
    boolean canBe = indexed || !result.rule().isOfIndex();
    return new Result(
        result.rule(),
        result.checked(),
        result.findings().stream()
            .map(finding -> canBe && known.contains(finding) ? finding : finding.inMotion())
            .toList());
  }
}
