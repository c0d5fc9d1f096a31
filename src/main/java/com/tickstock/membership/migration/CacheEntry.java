package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.sector.Sector;
import com.tickstock.membership.sector.Sectors;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of {@code cache_entries}. Its key identifies it within its type; its name is for people, or
 * a category that many rows share ({@code market_cap}).
 */
record CacheEntry(JsonNode row) {
  static final Set<String> COLUMNS = Set.of("type", "name", "key", "value", "environment");

  private static final Map<String, GroupType> TYPES =
      Map.of(
          "etf_holdings", GroupType.ETF,
          "theme_definition", GroupType.THEME,
          "sector_industry_map", GroupType.SECTOR,
          "stock_universe", GroupType.CUSTOM,
          "etf_universe", GroupType.CUSTOM);

  /** Keys that say what the value is, not whose: the name tells that then. */
  private static final Set<String> NO_NAMES =
      Set.of("", "list", "holdings", "symbols", "stocks", "etfs", "tickers", "members", "value");

  String type() {
    return text("type");
  }

  String name() {
    return text("name");
  }

  String key() {
    return text("key");
  }

  /** Empty where entries of its type are no groups. */
  Optional<GroupType> groupType() {
    return Optional.ofNullable(TYPES.get(type()));
  }

  /** As {@code etf_holdings/SPY}. */
  String reference() {
    return type() + "/" + key();
  }

  /** For messages. */
  @Override
  public String toString() {
    return "type %s, key %s, name %s".formatted(type(), key(), name());
  }

  /**
   * @throws InvalidValueException where it is none that there is
   */
  Environment environment() {
    return Environment.parse(row.path("environment").isNull() ? null : text("environment"));
  }

  /**
   * @param names by {@link #reference}, what a user calls it instead
   * @throws InvalidValueException where the row has no name that a group can have
   */
  GroupKey group(Map<String, String> names) {
    String own = NO_NAMES.contains(key().strip()) ? name() : key();
    String name = names.getOrDefault(reference(), own);
    GroupType type = groupType().orElseThrow();
    GroupKey group =
        GroupKey.of(environment(), type, type == GroupType.SECTOR ? sector(name) : name);
    group.requireNameable();
    return group;
  }

  /** {@code Technology} is {@code information_technology} here. */
  private static String sector(String name) {
    return Sectors.named(name).map(Sector::name).orElse(name);
  }

  /**
   * @throws IllegalArgumentException where it is neither an object nor an array
   */
  JsonNode value() {
    JsonNode value = row.path("value");
    // some writers put text of JSON where JSON is meant
    JsonNode read =
        value.isTextual()
            ? Json.readTree(value.textValue().getBytes(StandardCharsets.UTF_8))
            : value;
    if (!read.isContainerNode()) {
      throw new InvalidValueException(
          "value", read.isNull() ? null : read, "an object, or an array of symbols");
    }
    return read;
  }

  private String text(String column) {
    JsonNode value = row.path(column);
    return value.isNull() ? "" : value.asText();
  }
}
