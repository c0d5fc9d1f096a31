package com.tickstock.membership.http;

import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.json.OutcomeJson;
import java.util.Locale;

/** Maps a refusal by the fold to an HTTP problem. */
final class Refusals {
  private Refusals() {}

  static Problem problem(OutcomeJson outcome) {
    String code = outcome.reason().orElseThrow();
    Refusal refusal = Refusal.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    return Problem.of(ProblemType.of(refusal), outcome.detail().orElse(""));
  }
}
