package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.migration.MigrationReport.LeftAlone;
import com.tickstock.membership.migration.SourceReading.Refusal;
import com.tickstock.membership.ticker.Tickers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts the rows of {@code definition_groups} and {@code group_memberships} to groups. Pure. */
final class TableRows {
  static final String GROUPS =
      """
      SELECT to_jsonb(g)::text FROM public.definition_groups g ORDER BY g.type, g.name
      """;
  static final String MEMBERS =
      """
      SELECT to_jsonb(m)::text
      FROM public.group_memberships m JOIN public.definition_groups g ON g.id = m.group_id
      WHERE g.environment = ? ORDER BY m.group_id, m.symbol
      """;
  static final Set<String> GROUP_COLUMNS =
      Set.of(
          "id",
          "name",
          "type",
          "description",
          "metadata",
          "liquidity_filter",
          "environment",
          "created_at",
          "updated_at",
          "last_update");
  static final Set<String> MEMBER_COLUMNS =
      Set.of("id", "group_id", "symbol", "weight", "metadata", "added_at", "updated_at");

  private static final String WRITTEN = "written";

  private TableRows() {}

  /**
   * @param groupRows the rows of all environments
   * @param memberRows the rows of the requested environment
   */
  static SourceReading read(
      List<JsonNode> groupRows, List<JsonNode> memberRows, Environment environment) {
    Map<Integer, List<JsonNode>> byGroup =
        memberRows.stream().collect(Collectors.groupingBy(row -> row.path("group_id").asInt()));
    List<SourceGroup> groups = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    SortedMap<String, Integer> others = new TreeMap<>();
    for (JsonNode row : groupRows) {
      if (!row.path("environment").asText().equals(environment.name())) {
        others.merge("environment " + row.path("environment").asText(), 1, Integer::sum);
        continue;
      }
      List<JsonNode> members = byGroup.getOrDefault(row.path("id").asInt(), List.of());
      String source = "definition_groups/" + row.path("id").asText();
      try {
        groups.add(group(source, row, members, environment));
      } catch (IllegalArgumentException e) {
        String name = row.path("type").asText() + "/" + row.path("name").asText();
        refused.add(new Refusal(source, environment + "/" + name, members.size(), e.getMessage()));
      }
    }
    return new SourceReading(groups, refused, LeftAlone.of(others));
  }

  private static SourceGroup group(
      String source, JsonNode row, List<JsonNode> rows, Environment environment) {
    GroupKey key = key(row, environment);
    SortedMap<Symbol, Member> members = new TreeMap<>();
    Map<Symbol, Origin.Row> origins = new HashMap<>();
    List<String> notes = new ArrayList<>();
    for (JsonNode member : rows) {
      Member read = member(member);
      String written = member.path("symbol").asText();
      if (members.put(read.symbol(), read) != null) {
        throw new InvalidValueException(
            "symbol", written, "each symbol once: another row is %s too".formatted(read.symbol()));
      }
      if (!written.equals(read.symbol().value())) {
        notes.add("%s is written %s".formatted(written, read.symbol()));
      }
      origins.put(read.symbol(), origin(member, "added_at"));
    }
    Definition definition =
        new Definition(
            Optional.of(row.path("description")).filter(JsonNode::isTextual).map(JsonNode::asText),
            object(row, "metadata"),
            object(row, "liquidity_filter"));
    return new SourceGroup(
        source,
        key,
        definition,
        Optional.of(members),
        rows.size(),
        true,
        new Origin(origin(row, "created_at"), origins),
        since(row, rows),
        notes);
  }

  /**
   * Refuses a name that is not canonical: the projection would add a new row beside the old one.
   */
  private static GroupKey key(JsonNode row, Environment environment) {
    String name = row.path("name").asText();
    GroupKey key = GroupKey.of(environment, GroupType.parse(row.path("type").asText()), name);
    key.requireNameable();
    if (!key.name().equals(name)) {
      throw new InvalidValueException(
          "name", name, "\"%s\", the canonical name: rename the row".formatted(key.name()));
    }
    return key;
  }

  private static Member member(JsonNode row) {
    String written = row.path("symbol").asText();
    Symbol symbol = Tickers.parse(written);
    try {
      Optional<Weight> weight =
          row.path("weight").isNull()
              ? Optional.empty()
              : Optional.of(Weight.parse(row.path("weight").asText()));
      Optional<JsonObject> metadata = object(row, "metadata");
      return new Member(
          symbol, weight, symbol.value().equals(written) ? metadata : written(row, written));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("symbol %s: %s".formatted(written, e.getMessage()), e);
    }
  }

  private static Optional<JsonObject> written(JsonNode row, String written) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    if (row.path("metadata") instanceof ObjectNode object) {
      metadata.setAll(object);
    }
    return Optional.of(CanonicalJson.object("metadata", metadata.put(WRITTEN, written)));
  }

  private static Optional<JsonObject> object(JsonNode row, String column) {
    JsonNode value = row.path(column);
    if (value.isNull()) {
      return Optional.empty();
    } else if (!value.isObject()) {
      throw new InvalidValueException(column, value, "an object");
    }
    return Optional.of(CanonicalJson.object(column, value));
  }

  private static Origin.Row origin(JsonNode row, String column) {
    return new Origin.Row(Optional.of(row.path("id").asInt()), RowTimes.time(row, column));
  }

  /**
   * The latest time in any row. Before it, a row was different or missing, and the old state is
   * unknown.
   */
  private static Optional<Instant> since(JsonNode row, List<JsonNode> members) {
    Stream<Instant> ofGroup =
        Stream.of("created_at", "updated_at", "last_update")
            .flatMap(column -> RowTimes.time(row, column).stream());
    Stream<Instant> ofMembers =
        members.stream()
            .flatMap(
                member ->
                    Stream.of("added_at", "updated_at")
                        .flatMap(column -> RowTimes.time(member, column).stream()));
    return Stream.concat(ofGroup, ofMembers).max(Comparator.naturalOrder());
  }
}
