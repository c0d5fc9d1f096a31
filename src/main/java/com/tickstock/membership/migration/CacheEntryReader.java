package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.json.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads one entry: the array becomes the members, thresholds become the liquidity filter, and all
 * other fields become the description and the metadata.
 */
final class CacheEntryReader {
  private static final List<String> LISTS =
      List.of("holdings", "symbols", "stocks", "etfs", "tickers");
  private static final Set<String> COUNTS = Set.of("count", "total_holdings", "symbol_count");

  /** Objects of thresholds, as fields of the value or as a column. */
  private static final Set<String> FILTERS = Set.of("liquidity_filter", "thresholds");

  private static final String DESCRIPTION = "description";

  /** The metadata field that stores the row. Values must not have a field of that name. */
  private static final String ENTRY = "cache_entry";

  /** Columns that are read elsewhere, or that change without the group. */
  private static final Set<String> NO_LINEAGE =
      Set.of("value", "environment", "liquidity_filter", "created_at", "updated_at");

  private final Optional<WeightUnit> weights;

  CacheEntryReader(Optional<WeightUnit> weights) {
    this.weights = weights;
  }

  /**
   * @throws IllegalArgumentException if the entry is invalid; the message names the reason
   */
  SourceGroup group(GroupKey key, CacheEntry entry) {
    JsonNode value = entry.value();
    Optional<MemberList> list = list(key.type(), value);
    List<String> notes = new ArrayList<>();
    list.ifPresent(found -> notes.addAll(found.notes()));
    list.ifPresent(found -> notes.addAll(otherCounts(value, found)));
    return new SourceGroup(
        entry.reference(),
        key,
        definition(entry, value),
        list.map(found -> found.members(weights)),
        list.map(MemberList::size).orElse(0),
        false,
        new Origin(
            new Origin.Row(Optional.empty(), RowTimes.time(entry.row(), "created_at")), Map.of()),
        since(entry.row()),
        notes);
  }

  /** The list of members. If there are several with the same symbols, the first. */
  private static Optional<MemberList> list(GroupType type, JsonNode value) {
    if (value.isArray()) {
      return Optional.of(notEmpty("value", MemberList.read("value", value)));
    }
    List<MemberList> found = new ArrayList<>();
    List<String> fields =
        LISTS.stream().filter(field -> !value.path(field).isMissingNode()).toList();
    fields.forEach(field -> found.add(MemberList.read(field, value.path(field))));
    if (found.isEmpty() && type == GroupType.SECTOR) {
      // these entries define a sector, without its members
      return Optional.empty();
    } else if (found.isEmpty()) {
      throw new InvalidValueException("value", null, "one of " + String.join(", ", LISTS));
    } else if (found.stream().map(list -> Set.copyOf(list.symbols())).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "%s name different symbols: expected one list".formatted(String.join(" and ", fields)));
    }
    return Optional.of(notEmpty(fields.get(0), found.get(0)));
  }

  private static MemberList notEmpty(String field, MemberList list) {
    if (list.size() == 0) {
      throw new InvalidValueException(field, "[]", "at least one symbol");
    }
    return list;
  }

  /** Notes on counts that differ from the list, which may have lost members. */
  private static List<String> otherCounts(JsonNode value, MemberList list) {
    return COUNTS.stream()
        .sorted()
        .filter(field -> value.path(field).isNumber())
        .filter(field -> value.path(field).asLong() != list.size())
        .map(
            field ->
                "%s is %s, but the list has %d"
                    .formatted(field, value.path(field).asText(), list.size()))
        .toList();
  }

  private static Definition definition(CacheEntry entry, JsonNode value) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    Set<String> read = new HashSet<>(LISTS);
    Stream.of(entry.row().path("liquidity_filter"), value.path("liquidity_filter"))
        .forEach(column -> filter.setAll(UnmappedFields.of(column, Set.of())));
    filter.setAll(UnmappedFields.of(value.path("thresholds"), Set.of()));
    value
        .properties()
        .forEach(
            field -> {
              if (FILTERS.contains(field.getKey()) && field.getValue().isObject()) {
                read.add(field.getKey());
              } else if (isThreshold(field.getKey()) && field.getValue().isValueNode()) {
                read.add(field.getKey());
                filter.setAll(UnmappedFields.of(only(field), Set.of()));
              }
            });
    JsonNode description = value.path(DESCRIPTION);
    if (description.isTextual()) {
      read.add(DESCRIPTION);
    }
    ObjectNode metadata = UnmappedFields.of(value, read);
    if (metadata.has(ENTRY)) {
      throw new InvalidValueException("value." + ENTRY, metadata.get(ENTRY), "no such field");
    }
    metadata.set(ENTRY, UnmappedFields.of(entry.row(), NO_LINEAGE));
    return new Definition(
        Optional.of(description.isTextual() ? description.textValue() : entry.name())
            .filter(text -> !text.isBlank()),
        Optional.of(CanonicalJson.object("value", metadata)),
        filter.isEmpty() ? Optional.empty() : Optional.of(filter(filter)));
  }

  private static JsonObject filter(ObjectNode filter) {
    return CanonicalJson.object("liquidity_filter", filter);
  }

  private static ObjectNode only(Map.Entry<String, JsonNode> field) {
    return JsonNodeFactory.instance.objectNode().set(field.getKey(), field.getValue());
  }

  /** Whether it is a threshold, such as {@code market_cap_threshold} or {@code min_weight}. */
  private static boolean isThreshold(String field) {
    return field.endsWith("_threshold") || field.startsWith("min_") || field.startsWith("max_");
  }

  /** The later of the times when the row was created and last updated. */
  private static Optional<Instant> since(JsonNode row) {
    return Stream.of("created_at", "updated_at")
        .flatMap(column -> RowTimes.time(row, column).stream())
        .max(Comparator.naturalOrder());
  }
}
