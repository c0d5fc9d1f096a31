package com.tickstock.membership.http;

import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.json.OutcomeJson;

/** What a refusal by the fold is in HTTP. */
final class Refusals {
  private Refusals() {}

  static Problem problem(OutcomeJson outcome) {
    String code = outcome.reason().orElseThrow();
    return Problem.of(status(code), code, "Refused", outcome.detail().orElse(""));
  }

  private static int status(String code) {
    if (code.equals(Refusal.NO_SUCH_GROUP.code())) {
      return 404;
    } else if (code.equals(Refusal.VERSION_CONFLICT.code())) {
      return 412;
    } else if (code.equals(Refusal.TOO_LARGE.code())) {
      return 413;
    }
    return 400;
  }
}
