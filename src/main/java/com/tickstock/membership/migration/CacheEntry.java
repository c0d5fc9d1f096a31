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
 * A row of {@code cache_entries}. The key identifies it within its type. The name is a display
 * name, or a category of many rows ({@code market_cap}).
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

  /** Keys that describe the value, not the group. The name column then has the name. */
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

  /** Empty if entries of its type are not groups. */
  Optional<GroupType> groupType() {
    return Optional.ofNullable(TYPES.get(type()));
  }

  /** The type and key, such as {@code etf_holdings/SPY}. */
  String reference() {
    return type() + "/" + key();
  }

  /** For messages. */
  @Override
  public String toString() {
    return "type %s, key %s, name %s".formatted(type(), key(), name());
  }

  /**
   * @throws InvalidValueException if there is no such environment
   */
  Environment environment() {
    return Environment.parse(row.path("environment").isNull() ? null : text("environment"));
  }

  /**
   * @param names new names of entries, by {@link #reference}
   * @throws InvalidValueException if the row has no valid name for a group
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

  /** The name of the sector's group: {@code information_technology} for {@code Technology}. */
  private static String sector(String name) {
    return Sectors.named(name).map(Sector::name).orElse(name);
  }

  /**
   * @throws IllegalArgumentException if it is neither an object nor an array
   */
  JsonNode value() {
    JsonNode value = row.path("value");
    // some writers stored the JSON as a text
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
