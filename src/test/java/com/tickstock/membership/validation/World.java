package com.tickstock.membership.validation;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.CauseJson;
import com.tickstock.membership.json.DiffJson;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.MembershipJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.projection.TableGroup;
import com.tickstock.membership.query.GroupPage;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.GroupFilter;
import com.tickstock.membership.query.question.GroupRows;
import com.tickstock.membership.store.StoredGroup;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Consistent groups, symbol index and tables, which a test can change. */
final class World implements MembershipQueries, GroupTables {
  private static final LoadGates GATES = new LoadGates(5, 10_000, 20, 0, 110, true);

  private static final Instant DAY = Instant.parse("2025-06-30T00:00:00Z");

  final SortedMap<GroupKey, GroupJson> groups = new TreeMap<>();
  final SortedMap<Symbol, SortedMap<GroupKey, Optional<Weight>>> index = new TreeMap<>();
  final SortedMap<String, TableGroup> rows = new TreeMap<>();
  Optional<String> trouble = Optional.empty();

  /**
   * @param members such as {@code AAPL} or {@code AAPL 0.065}
   */
  World put(String group, String... members) {
    GroupKey key = GroupKey.parse("DEFAULT/" + group);
    SortedMap<Symbol, Member> all = new TreeMap<>();
    for (String member : members) {
      String[] parts = member.split(" ", -1);
      Symbol symbol = new Symbol(parts[0]);
      Optional<Weight> weight =
          parts.length == 1 ? Optional.empty() : Optional.of(Weight.parse(parts[1]));
      all.put(symbol, new Member(symbol, weight, Optional.empty()));
      index.computeIfAbsent(symbol, s -> new TreeMap<>()).put(key, weight);
    }
    Definition definition =
        new Definition(Optional.of("of " + key.name()), Optional.empty(), Optional.empty());
    groups.put(key, GroupJson.of(key, 1, DAY, new Group(definition, all, DAY)));
    rows.put(key.toString(), new TableGroup(key.toString(), 1, Optional.of(row(definition, all))));
    return this;
  }

  private static TableGroup.Row row(Definition definition, Map<Symbol, Member> members) {
    Map<String, TableGroup.Membership> rows = new HashMap<>();
    members
        .values()
        .forEach(
            member ->
                rows.put(
                    member.symbol().value(),
                    membership(member.weight().map(Weight::toTableScale))));
    return new TableGroup.Row(
        definition.description(), Optional.empty(), Optional.empty(), Optional.of(DAY), rows);
  }

  static TableGroup.Membership membership(Optional<BigDecimal> weight) {
    return new TableGroup.Membership(weight, Optional.empty());
  }

  SortedMap<GroupKey, Optional<Weight>> of(String symbol) {
    return index.computeIfAbsent(new Symbol(symbol), s -> new TreeMap<>());
  }

  static GroupKey key(String group) {
    return GroupKey.parse("DEFAULT/" + group);
  }

  /** The rows of a group, for direct changes. */
  Map<String, TableGroup.Membership> members(String group) {
    return rows.get(key(group).toString()).row().orElseThrow().members();
  }

  void projected(String group, long version, Optional<TableGroup.Row> row) {
    String key = key(group).toString();
    rows.put(key, new TableGroup(key, version, row));
  }

  StoreReading read() {
    return StoreReading.of(Environment.DEFAULT, this, this, GATES);
  }

  /** The findings of one rule, as "subject: detail". */
  List<String> findings(Rule rule) {
    return read().results().stream()
        .filter(result -> result.rule() == rule)
        .flatMap(result -> result.findings().stream())
        .map(f -> "%s %s: %s".formatted(f.verdict(), f.subject(), f.detail()))
        .toList();
  }

  /** The rules with findings. */
  List<Rule> broken() {
    return read().results().stream()
        .filter(result -> !result.findings().isEmpty())
        .map(Result::rule)
        .collect(Collectors.toList());
  }

  @Override
  public GroupRows.Page rows(GroupRows question) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LineageJson lineage(GroupKey key, Instant time) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredGroup> group(GroupKey key, long version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredGroup> group(GroupKey key) {
    return Optional.ofNullable(groups.get(key))
        .map(group -> StoredGroup.asOf(group.version(), group.updatedAt(), Json.write(group)));
  }

  @Override
  public GroupPage groups(GroupFilter filter) {
    List<GroupSummaryJson> all = new ArrayList<>();
    groups.values().forEach(group -> all.add(group.summary()));
    return new GroupPage(all, Optional.empty());
  }

  @Override
  public void symbols(Environment environment, Consumer<SymbolJson> each) {
    index.forEach(
        (symbol, in) -> {
          List<SymbolJson.InGroup> list = new ArrayList<>();
          in.forEach(
              (key, weight) -> list.add(new SymbolJson.InGroup(key.type(), key.name(), weight)));
          each.accept(new SymbolJson(symbol, Optional.empty(), Optional.empty(), list));
        });
  }

  @Override
  public void read(Environment environment, Consumer<TableGroup> each) {
    rows.values().forEach(each);
  }

  @Override
  public Map<String, Long> versions(Environment environment) {
    return rows.values().stream().collect(Collectors.toMap(TableGroup::key, TableGroup::version));
  }

  @Override
  public SortedMap<Integer, Long> events() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  @Override
  public MembershipQueries with(Consistency reading, LongConsumer reportLag) {
    return this;
  }

  @Override
  public List<Optional<StoredGroup>> groups(List<GroupKey> keys) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<GroupKey, Long> versions(Collection<GroupKey> keys) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long lastFolded(int partition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Map<Integer, Long>> lastIndexed() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long lastChange(int partition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<StoredGroup> groupAsOf(GroupKey key, AsOf when) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Optional<StoredGroup>> groupsAsOf(List<GroupKey> keys, AsOf when) {
    throw new UnsupportedOperationException();
  }

  /** Each group was created on one day and not changed since. */
  @Override
  public HistoryJson history(GroupKey key, History.Cursor cursor, int limit) {
    return new HistoryJson(
        key.environment(), key.type(), key.name(), List.of(created()), Optional.empty());
  }

  private static HistoryJson.Event created() {
    CauseJson cause = new CauseJson("test", "1", Optional.empty(), Optional.empty());
    return new HistoryJson.Event(
        DAY,
        DAY,
        Optional.of(1L),
        cause,
        false,
        true,
        false,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  @Override
  public DiffJson diff(GroupKey key, AsOf from, AsOf to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MembershipJson membership(GroupKey key, Symbol symbol, Instant time) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> eventIds(GroupKey key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Instant> knownSince(GroupKey key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<EncodedAnswer> symbol(Environment environment, Symbol symbol) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<SymbolJson> symbolAsOf(Environment environment, Symbol symbol, AsOf when) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<OutcomeJson> outcome(GroupKey key, EventId event) {
    throw new UnsupportedOperationException();
  }
}
