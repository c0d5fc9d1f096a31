package com.tickstock.membership.http;

import com.tickstock.membership.group.InvalidValueException;
import java.util.Optional;

/** The version at which a writer expects the group; 0 is that of a group that is new. */
final class ExpectedVersion {
  private ExpectedVersion() {}

  /**
   * {@code If-Match: "3"} is version 3; {@code If-None-Match: *} is a group that is new. A weak tag
   * is as good: it names the version of an answer that was compressed.
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
