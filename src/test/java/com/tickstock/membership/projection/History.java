package com.tickstock.membership.projection;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupEvent.GroupDefined;
import com.tickstock.membership.group.GroupEvent.GroupRetired;
import com.tickstock.membership.group.GroupEvent.MembersChanged;
import com.tickstock.membership.group.GroupEvent.MembersReplaced;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.LoggedEvent;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Outcome;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelineFold;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Folds the events of one group like the topology, as a source of changes. Members are written
 * {@code AAPL=0.065}, or {@code AAPL} if the weight is unknown.
 */
final class History {
  private static final TimelineFold FOLD = new TimelineFold(1000);

  private final GroupKey key;
  private final NavigableMap<TimelinePosition, TimelineEntry> entries = new TreeMap<>();
  private CurrentVersion head = CurrentVersion.NONE;
  private long offset;

  History(String key) {
    this.key = GroupKey.parse(key);
  }

  GroupKey key() {
    return key;
  }

  Optional<Group> now() {
    return head.now();
  }

  long version() {
    return head.version();
  }

  ChangeJson replaced(String at, String... members) {
    return change(at, at, new MembersReplaced(members(members), Optional.empty()));
  }

  /** Like {@link #replaced}, but effective on an earlier day than it was recorded. */
  ChangeJson replacedLate(String recordedAt, String effectiveAt, String... members) {
    return change(recordedAt, effectiveAt, new MembersReplaced(members(members), Optional.empty()));
  }

  ChangeJson defined(String at, Definition definition) {
    return change(at, at, new GroupDefined(definition));
  }

  ChangeJson put(String at, String... members) {
    return change(at, at, new MembersChanged(members(members), new TreeSet<>()));
  }

  ChangeJson put(String at, Member member) {
    SortedMap<Symbol, Member> one = new TreeMap<>(Map.of(member.symbol(), member));
    return change(at, at, new MembersChanged(one, new TreeSet<>()));
  }

  ChangeJson removed(String at, String... symbols) {
    List<Symbol> gone = Arrays.stream(symbols).map(Symbol::new).toList();
    return change(at, at, new MembersChanged(new TreeMap<>(), new TreeSet<>(gone)));
  }

  ChangeJson retired(String at) {
    return change(at, at, new GroupRetired(Optional.empty()));
  }

  /** The change of an event that is known to make a version. */
  ChangeJson change(String recordedAt, String effectiveAt, GroupEvent event) {
    return fold(Instant.parse(recordedAt), Instant.parse(effectiveAt), event).orElseThrow();
  }

  /** Empty if the event makes no version. */
  Optional<ChangeJson> fold(Instant recordedAt, Instant effectiveAt, GroupEvent event) {
    return fold(recordedAt, effectiveAt, event, Origin.NONE);
  }

  /** The same for an event that migrates rows. */
  Optional<ChangeJson> fold(
      Instant recordedAt, Instant effectiveAt, GroupEvent event, Origin origin) {
    offset++;
    LoggedEvent logged =
        new LoggedEvent(
            key,
            new TimelinePosition(effectiveAt, offset),
            recordedAt,
            new Cause(
                new EventId("csv", "event-" + offset),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                origin),
            Optional.empty(),
            event);
    Outcome outcome = FOLD.fold(logged, head, timeline());
    if (outcome instanceof Outcome.Applied applied) {
      applied.written().forEach(entry -> entries.put(entry.at(), entry));
      head = new CurrentVersion(applied.change().version(), applied.change().now());
      // as it comes out of the topic
      byte[] json = Json.write(ChangeJson.of(applied.change(), "0:" + offset));
      return Optional.of(Json.read(json, ChangeJson.class));
    } else if (outcome instanceof Outcome.Unchanged unchanged) {
      entries.put(unchanged.written().at(), unchanged.written());
    }
    return Optional.empty();
  }

  private Timeline timeline() {
    return new Timeline() {
      @Override
      public Stream<TimelineEntry> before(TimelinePosition moment) {
        return List.copyOf(entries.headMap(moment, false).descendingMap().values()).stream();
      }

      @Override
      public Stream<TimelineEntry> after(TimelinePosition moment) {
        return List.copyOf(entries.tailMap(moment, false).values()).stream();
      }
    };
  }

  static SortedMap<Symbol, Member> members(String... members) {
    SortedMap<Symbol, Member> bySymbol = new TreeMap<>();
    for (String member : members) {
      int sign = member.indexOf('=');
      Symbol symbol = new Symbol(sign < 0 ? member : member.substring(0, sign));
      Optional<Weight> weight =
          sign < 0 ? Optional.empty() : Optional.of(Weight.parse(member.substring(sign + 1)));
      bySymbol.put(symbol, new Member(symbol, weight, Optional.empty()));
    }
    return bySymbol;
  }

  static Definition definition(String description, String metadata, String liquidityFilter) {
    return new Definition(
        Optional.of(description),
        Optional.of(new JsonObject(metadata)),
        Optional.of(new JsonObject(liquidityFilter)));
  }
}
