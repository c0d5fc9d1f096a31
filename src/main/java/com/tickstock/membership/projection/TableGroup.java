package com.tickstock.membership.projection;

import com.tickstock.membership.group.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A group in the tables.
 *
 * @param key the key from its columns, which need not be a valid key of the log
 * @param version the last projected version; 0 if the group was never projected
 * @param row empty if there is none in {@code definition_groups}
 */
public record TableGroup(String key, long version, Optional<Row> row) {

  /**
   * A row of {@code definition_groups} with its memberships.
   *
   * @param effectiveAt the column {@code last_update}
   * @param members by symbol, as it is in the column
   */
  public record Row(
      Optional<String> description,
      Optional<JsonObject> metadata,
      Optional<JsonObject> liquidityFilter,
      Optional<Instant> effectiveAt,
      Map<String, Membership> members) {}

  /** A row of {@code group_memberships}. */
  public record Membership(Optional<BigDecimal> weight, Optional<JsonObject> metadata) {}
}
