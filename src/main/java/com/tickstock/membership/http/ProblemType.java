package com.tickstock.membership.http;

import com.tickstock.membership.group.Refusal;
import java.util.Locale;

/** All kinds of errors. Programs depend on the codes, so a code is never removed or changed. */
enum ProblemType {
  INVALID_REQUEST(400, "Invalid request"),
  UNAUTHORIZED(401, "Unauthorized"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not found"),
  /** The group is known, but does not exist at the requested time or version. */
  RETIRED(404, "Retired"),
  NO_SUCH_ROUTE(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  TOO_SLOW(408, "Too slow"),
  /** The log does not reach back as far. */
  GONE(410, "Gone"),
  TOO_LARGE(413, "Too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  MISDIRECTED(421, "Misdirected request"),
  /** An earlier request used the same Idempotency-Key. */
  KEY_REUSED(422, "Idempotency-Key is used already"),
  CACHE_TEST_FAILED(500, "Groups and symbols disagree"),
  INTERNAL(500, "Internal error"),
  STORE_UNAVAILABLE(503, "Not available now"),
  INSTANCE_UNAVAILABLE(503, "Not available now"),
  LOG_UNAVAILABLE(503, "Not available now"),
  DATABASE_UNAVAILABLE(503, "Not available now"),
  TOO_MANY_CLIENTS(503, "Not available now"),
  STOPPING(503, "Not available now"),
  NOT_VISIBLE_YET(504, "Not visible yet"),
  NOT_FOLDED_YET(504, "Not folded yet"),
  /** Not valid HTTP, or not supported by the server, which chooses the status. */
  HTTP(400, "Not accepted"),

  // refusals of the fold, except TOO_LARGE, which is above
  BAD_KEY(400, "Refused"),
  WRONG_PARTITION(400, "Refused"),
  UNREADABLE(400, "Refused"),
  INVALID(400, "Refused"),
  NO_SUCH_GROUP(404, "Refused"),
  VERSION_CONFLICT(412, "Refused"),
  IN_THE_FUTURE(400, "Refused"),
  TOO_MANY_MEMBERS(400, "Refused");

  private static final String PREFIX = "urn:membership:problem:";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  static ProblemType of(Refusal refusal) {
    return valueOf(refusal.name());
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The type in answers, such as {@code urn:membership:problem:not-found}. */
  String urn() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
