package com.tickstock.membership.http;

import com.tickstock.membership.group.InvalidValueException;
import java.util.Optional;

/** The version that the writer expects the group to have; 0 for a new group. */
final class ExpectedVersion {
  private ExpectedVersion() {}

  /**
   * {@code If-Match: "3"} expects version 3; {@code If-None-Match: *} expects a new group. A weak
   * tag is accepted: compressed answers have weak tags.
   */
  static Optional<Long> of(Request request) {
    Optional<String> none = request.header("If-None-Match");
    if (none.isPresent()) {
      if (request.header("If-Match").isPresent()) {
        throw new InvalidValueException("If-Match", "given beside If-None-Match", "one of the two");
      }
      if (!none.get().equals("*")) {
        throw new InvalidValueException("If-None-Match", none.get(), "*, or If-Match");
      }
      return Optional.of(0L);
    }
    return request
        .header("If-Match")
        .map(
            tag -> {
              try {
                return Long.parseLong(tag.replaceFirst("^W/", "").replace("\"", ""));
              } catch (NumberFormatException e) {
                throw new InvalidValueException("If-Match", tag, "a version, as \"3\"");
              }
            });
  }
}
