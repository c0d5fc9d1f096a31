package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.json.EffectiveTime;
import java.time.Instant;
import java.util.Optional;

/** Reads times of rows. A time without a zone is UTC. */
final class RowTimes {
  private static final String WITH_ZONE = ".*T.*(Z|[+-]\\d\\d(:\\d\\d)?)";

  private RowTimes() {}

  /**
   * @throws com.tickstock.membership.group.InvalidValueException if it is invalid; names the column
   */
  static Optional<Instant> time(JsonNode row, String column) {
    JsonNode value = row.path(column);
    if (value.isNull() || value.isMissingNode()) {
      return Optional.empty();
    }
    String text = value.asText();
    boolean bare = text.indexOf('T') > 0 && !text.matches(WITH_ZONE);
    return Optional.of(EffectiveTime.parse(column, bare ? text + "Z" : text));
  }
}
