package com.tickstock.membership.projection;

import com.tickstock.membership.group.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A group as the tables hold it.
 *
 * @param key as its columns say it, which need not be a key of the log
 * @param version that was projected last; 0 where the log was never projected into it
 * @param row empty where there is none in {@code definition_groups}
 */
public record TableGroup(String key, long version, Optional<Row> row) {

  /**
   * A row of {@code definition_groups} with its memberships.
   *
   * @param effectiveAt the column {@code last_update}
   * @param members by symbol, as the column says it
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
