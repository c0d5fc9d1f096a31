package com.tickstock.membership.loader;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupEvent.MembersChanged;
import com.tickstock.membership.group.GroupEvent.MembersReplaced;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.Lineage;
import com.tickstock.membership.group.LoggedEvent;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Outcome;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelineFold;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.HistoryCursor;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.EventTransaction;
import com.tickstock.membership.topic.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A log in memory and its fold: each load sees the events of the loads before. Other edits have the
 * source {@code http}.
 */
final class FoldedGroups implements LoadedGroups, EventTransaction {
  private static final Instant FIRST_RECORDED = Instant.parse("2025-07-11T12:00:00Z");
  private static final GroupKey NAMEABLE = GroupKey.parse("DEFAULT/CUSTOM/any");
  private static final int PAGE = 100;

  private final TimelineFold fold = new TimelineFold(20_000);
  private final SortedMap<GroupKey, FoldedGroup> groups = new TreeMap<>();
  private final Map<EventId, OutcomeJson> outcomes = new HashMap<>();
  private long logged;

  private static final class FoldedGroup implements Timeline {
    private final NavigableMap<TimelinePosition, TimelineEntry> entries = new TreeMap<>();
    private CurrentVersion head = CurrentVersion.NONE;
    private Instant updatedAt = Instant.EPOCH;

    @Override
    public Stream<TimelineEntry> before(TimelinePosition moment) {
      return List.copyOf(entries.headMap(moment, false).descendingMap().values()).stream();
    }

    @Override
    public Stream<TimelineEntry> after(TimelinePosition moment) {
      return List.copyOf(entries.tailMap(moment, false).values()).stream();
    }

    void write(List<TimelineEntry> written) {
      written.forEach(entry -> entries.put(entry.at(), entry));
    }
  }

  LoadReport loadHistories(LoadRequest request) {
    return new Loader(this, within -> this, Progress.NONE, Clock.systemUTC())
        .loadHistories(request);
  }

  LoadReport load(LoadRequest request) {
    return new Loader(this, within -> this, Progress.NONE, Clock.systemUTC()).load(request);
  }

  /** The number of events written. */
  long logged() {
    return logged;
  }

  /** The group has exactly these members, each as {@code A} or {@code A=0.5}. */
  void put(String group, Optional<Instant> effectiveAt, String... members) {
    said(group, effectiveAt, new MembersReplaced(members(members), Optional.of(Definition.NONE)));
  }

  void add(String group, Optional<Instant> effectiveAt, String... members) {
    said(group, effectiveAt, new MembersChanged(members(members), new TreeSet<>()));
  }

  void remove(String group, String... symbols) {
    List<Symbol> gone = Arrays.stream(symbols).map(Symbol::new).toList();
    said(group, Optional.empty(), new MembersChanged(new TreeMap<>(), new TreeSet<>(gone)));
  }

  private void said(String group, Optional<Instant> effectiveAt, GroupEvent event) {
    Cause cause =
        new Cause(
            new EventId("http", "edit-" + logged), Optional.empty(), Optional.empty(), Map.of());
    OutcomeJson outcome =
        write(
            EventJson.Written.of(
                new EventJson.Unwritten(
                    GroupKey.parse("DEFAULT/" + group),
                    cause,
                    effectiveAt,
                    Optional.empty(),
                    event),
                recordedAt()));
    if (outcome.outcome() == OutcomeJson.Kind.REFUSED) {
      throw new AssertionError(outcome.toString());
    }
  }

  private static SortedMap<Symbol, Member> members(String... members) {
    SortedMap<Symbol, Member> bySymbol = new TreeMap<>();
    for (String member : members) {
      String[] parts = member.split("=");
      Symbol symbol = new Symbol(parts[0]);
      Optional<Weight> weight = Stream.of(parts).skip(1).findFirst().map(Weight::parse);
      bySymbol.put(symbol, new Member(symbol, weight, Optional.empty()));
    }
    return bySymbol;
  }

  @Override
  public int maxMembers() {
    return 20_000;
  }

  @Override
  public List<Position> publishAll(List<EventJson.Unwritten> events) {
    return publishWritten(
        events.stream().map(event -> EventJson.Written.of(event, recordedAt())).toList());
  }

  @Override
  public List<Position> publishWritten(List<EventJson.Written> events) {
    List<Position> positions = new ArrayList<>();
    for (EventJson.Written event : events) {
      positions.add(new Position(0, logged));
      write(event);
    }
    return positions;
  }

  @Override
  public void close() {}

  private Instant recordedAt() {
    return FIRST_RECORDED.plusSeconds(logged);
  }

  private OutcomeJson write(EventJson.Written written) {
    Instant recordedAt = recordedAt();
    EventJson json = EventJson.envelope(written.value());
    // older groups may have names that are no longer allowed
    LoggedEvent read = json.logged(NAMEABLE, recordedAt, logged);
    LoggedEvent event =
        new LoggedEvent(
            written.group(),
            read.at(),
            recordedAt,
            read.cause(),
            read.expectedVersion(),
            read.event());
    FoldedGroup group = groups.computeIfAbsent(written.group(), key -> new FoldedGroup());
    OutcomeJson known = outcomes.get(written.id());
    OutcomeJson outcome =
        known == null || known.outcome() == OutcomeJson.Kind.REFUSED
            ? outcome(json, event, group)
            : known;
    outcomes.put(written.id(), outcome);
    logged++;
    return outcome;
  }

  private OutcomeJson outcome(EventJson json, LoggedEvent event, FoldedGroup group) {
    String position = new Position(0, logged).toString();
    Outcome outcome = fold.fold(event, group.head, group);
    if (outcome instanceof Outcome.Applied applied) {
      group.write(applied.written());
      group.head = new CurrentVersion(applied.change().version(), applied.change().now());
      group.updatedAt = event.recordedAt();
      return OutcomeJson.applied(applied.change(), position);
    }
    long version = group.head.version();
    if (outcome instanceof Outcome.Refused refused) {
      return OutcomeJson.refused(
          event.group(),
          json.id(),
          position,
          version,
          event.recordedAt(),
          refused.refusal(),
          refused.detail());
    }
    group.write(List.of(((Outcome.Unchanged) outcome).written()));
    return OutcomeJson.unchanged(event.group(), json.id(), position, version, event.recordedAt());
  }

  @Override
  public Optional<GroupJson> now(GroupKey key) {
    FoldedGroup group = of(key);
    return group.head.now().map(now -> json(key, group, now));
  }

  @Override
  public Optional<GroupJson> asOf(GroupKey key, Instant time) {
    FoldedGroup group = of(key);
    return group.asOf(TimelinePosition.endOf(time)).map(then -> json(key, group, then));
  }

  private static GroupJson json(GroupKey key, FoldedGroup group, Group of) {
    return GroupJson.of(key, group.head.version(), group.updatedAt, of);
  }

  @Override
  public List<GroupKey> keys(Environment environment) {
    return groups.keySet().stream()
        .filter(key -> key.environment() == environment && of(key).head.now().isPresent())
        .toList();
  }

  @Override
  public Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf) {
    TimelinePosition moment = asOf.map(TimelinePosition::endOf).orElse(TimelinePosition.LAST);
    return LineageJson.of(key, Lineage.before(of(key), moment)).sources();
  }

  @Override
  public HistoryJson history(GroupKey key, Optional<String> cursor) {
    History.Cursor from = cursor.map(HistoryCursor::parse).orElse(History.Cursor.START);
    History page = History.page(of(key), from, PAGE);
    return HistoryJson.of(key, page, page.next().map(HistoryCursor::write));
  }

  @Override
  public OutcomeJson await(GroupKey key, EventId event, Position position) {
    return outcomes.get(event);
  }

  private FoldedGroup of(GroupKey key) {
    return groups.getOrDefault(key, new FoldedGroup());
  }
}
