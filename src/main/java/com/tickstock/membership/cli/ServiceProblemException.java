package com.tickstock.membership.cli;

import com.tickstock.membership.json.InvalidJsonException;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;

/** The service answered with a problem. */
final class ServiceProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int GONE = 410;
  private static final int SERVER_ERROR = 500;

  private final int status;

  private ServiceProblemException(int status, String message) {
    super(message);
    this.status = status;
  }

  /**
   * @param body problem+json, or the answer of a proxy in between
   * @param withToken whether a token was sent
   */
  static ServiceProblemException of(String url, int status, byte[] body, boolean withToken) {
    String detail = detail(body, "%s answered %d".formatted(url, status));
    return new ServiceProblemException(
        status,
        switch (status) {
          case UNAUTHORIZED ->
              withToken
                  ? "%s does not know the token in MEMBERSHIP_TOKEN".formatted(url)
                  : "%s requires a token: put it into MEMBERSHIP_TOKEN".formatted(url);
          case FORBIDDEN -> detail + "; put a token with that role into MEMBERSHIP_TOKEN";
          default -> detail;
        });
  }

  /** Whether the request itself is invalid. */
  boolean isWrongUsage() {
    return status == BAD_REQUEST;
  }

  /** Whether the requested data is lost permanently. */
  boolean isGone() {
    return status == GONE;
  }

  /** Whether the same request may succeed later. */
  boolean isTransient() {
    return status >= SERVER_ERROR;
  }

  private static String detail(byte[] body, String otherwise) {
    try {
      return Json.readTree(body).path("detail").asText(otherwise);
    } catch (InvalidJsonException e) {
      return otherwise + ": " + new String(body, StandardCharsets.UTF_8);
    }
  }
}
