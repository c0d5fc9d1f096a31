package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fake service with the groups that a test sets. It reports events as applied by default. */
final class KnownGroups implements LoadedGroups {
  final Map<GroupKey, GroupJson> now = new HashMap<>();
  final Map<GroupKey, GroupJson> then = new HashMap<>();
  final Map<GroupKey, OutcomeJson> outcomes = new HashMap<>();
  final Map<GroupKey, Map<Symbol, String>> sources = new HashMap<>();
  final List<Position> awaited = new ArrayList<>();

  @Override
  public int maxMembers() {
    return 20_000;
  }

  @Override
  public Optional<GroupJson> now(GroupKey key) {
    return Optional.ofNullable(now.get(key));
  }

  @Override
  public Optional<GroupJson> asOf(GroupKey key, Instant time) {
    return Optional.ofNullable(then.get(key));
  }

  @Override
  public List<GroupKey> keys(Environment environment) {
    return now.keySet().stream().filter(key -> key.environment() == environment).toList();
  }

  @Override
  public Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf) {
    return sources.getOrDefault(key, Map.of());
  }

  @Override
  public HistoryJson history(GroupKey key, Optional<String> cursor) {
    return new HistoryJson(key.environment(), key.type(), key.name(), List.of(), Optional.empty());
  }

  @Override
  public OutcomeJson await(GroupKey key, EventId event, Position position) {
    awaited.add(position);
    return outcomes.getOrDefault(
        key, outcome(key, OutcomeJson.Kind.APPLIED, 1, false, Optional.empty()));
  }

  static OutcomeJson outcome(
      GroupKey key, OutcomeJson.Kind kind, long version, boolean past, Optional<String> detail) {
    return new OutcomeJson(
        kind,
        key.toString(),
        "csv",
        "id",
        "0:0",
        version,
        Instant.EPOCH,
        Optional.of(Instant.parse("2025-06-30T00:00:00Z")),
        4,
        3,
        2,
        1,
        Optional.empty(),
        past,
        detail.map(text -> "too-many-members"),
        detail,
        Optional.empty());
  }
}
