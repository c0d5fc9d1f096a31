package com.tickstock.membership.loader;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.EventJson.Written;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.loader.format.HistoryFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Plans the event of each holding. An event always has the whole list of members: a delta would be
 * wrong on every later day once a file for a day in between is loaded.
 */
final class LoadPlanner {
  /** Includes migration, because migrated groups came from the files of an older loader. */
  private static final Set<String> OWN = Set.of(EventId.CSV, "migration");

  /** Marks the event ids of histories. */
  private static final String HISTORY = "-history-";

  private final LoadRequest request;
  private final GroupSnapshots snapshots;
  private final String loadId;
  private final Objections objections;

  LoadPlanner(LoadRequest request, GroupSnapshots snapshots, String loadId, Instant now) {
    this.request = request;
    this.snapshots = snapshots;
    this.loadId = loadId;
    this.objections = new Objections(snapshots, now);
  }

  /**
   * The decision on a holding.
   *
   * @param event empty if nothing is published; the line then has the reason
   * @param line the report before the fold
   */
  record Decision(Holding holding, Optional<Unwritten> event, LoadReport.Line line) {}

  Decision decide(Holding read) {
    Optional<String> ahead = objections.ahead(read.source().asOf());
    if (ahead.isPresent()) {
      return without(read, LoadReport.Result.REFUSED, ahead.get(), Difference.NONE);
    }
    Target target = target(read);
    Holding holding = target.holding();
    if (isLoaded(target)) {
      return without(holding, LoadReport.Result.SKIPPED, "loaded before", Difference.NONE);
    } else if (!target.odd().isEmpty()) {
      String reason = String.join("; ", target.odd()) + "; --force loads it";
      return without(holding, LoadReport.Result.REFUSED, reason, Difference.NONE);
    }
    Optional<Long> expected =
        request.mode() == LoadMode.INCREMENTAL
            ? Optional.of(snapshots.nextVersion(holding.group()))
            : Optional.empty();
    Unwritten event = event(holding, expected, said(target));
    Optional<String> objection =
        objection(event).or(() -> objections.tooMany(holding.group(), target.members()));
    if (objection.isPresent()) {
      return without(holding, LoadReport.Result.REFUSED, objection.get(), Difference.NONE);
    }
    Optional<Instant> asOf = holding.source().asOf();
    snapshots.plan(
        holding.group(),
        asOf,
        new GroupSnapshot(target.definition(), target.members(), asOf.orElse(Instant.MAX)));
    if (request.mode() == LoadMode.DRY_RUN) {
      return without(holding, target.result(), place(holding), target.difference());
    }
    return new Decision(
        holding,
        Optional.of(event),
        LoadReport.line(holding, target.result(), "", target.difference()));
  }

  private Optional<String> objection(Unwritten event) {
    try {
      return objections.tooLarge(Written.of(event, Instant.EPOCH));
    } catch (InvalidValueException e) {
      // a member that is kept has a symbol that is no longer allowed in events
      return Optional.of(e.getMessage());
    }
  }

  /** Whether a person must look at it before it is loaded. */
  boolean isOdd(Holding read) {
    return objections.ahead(read.source().asOf()).isPresent() || !target(read).odd().isEmpty();
  }

  /**
   * The planned state of a group.
   *
   * @param before the state before; empty if it does not exist
   * @param odd why a person must look at it first
   */
  private record Target(
      Holding holding,
      Definition definition,
      SortedMap<Symbol, Member> members,
      Optional<GroupSnapshot> before,
      List<String> odd) {
    Difference difference() {
      return Difference.between(before, members);
    }

    LoadReport.Result result() {
      boolean same = before.filter(b -> b.definition().equals(definition)).isPresent();
      return same && difference().isEmpty()
          ? LoadReport.Result.WOULD_NOT_CHANGE
          : LoadReport.Result.WOULD_CHANGE;
    }
  }

  private Target target(Holding read) {
    Optional<GroupSnapshot> before = snapshots.at(read.group(), read.source().asOf());
    Definition definition = completed(read, before);
    Holding holding =
        definition.liquidityFilter().map(f -> LiquidityFilter.apply(f, read)).orElse(read);
    SortedMap<Symbol, Member> members = merged(holding, before);
    List<String> odd =
        request
            .gates()
            .map(limits -> new Gates(limits).refusals(holding, members.keySet(), before))
            .orElse(List.of());
    return new Target(holding, definition, members, before, odd);
  }

  private static Decision without(
      Holding holding, LoadReport.Result result, String detail, Difference difference) {
    return new Decision(
        holding, Optional.empty(), LoadReport.line(holding, result, detail, difference));
  }

  /**
   * If a file has no day, the parts of the definition that it lacks stay. The liquidity filter is
   * always the present one: it is meant for the next file, whatever the day of that file.
   */
  Definition completed(Holding read, Optional<GroupSnapshot> before) {
    // a file with a day keeps nothing, so that the result does not depend on the load order
    Optional<Definition> kept =
        before.map(GroupSnapshot::definition).filter(d -> read.source().asOf().isEmpty());
    return new Definition(
        read.definition().description().or(() -> kept.flatMap(Definition::description)),
        merged(read.definition().metadata(), kept.flatMap(Definition::metadata)),
        snapshots.now(read.group()).flatMap(GroupJson::liquidityFilter));
  }

  /** The fields of the file, and the present ones that it lacks. */
  private static Optional<JsonObject> merged(Optional<JsonObject> said, Optional<JsonObject> kept) {
    return kept.isEmpty() || said.isEmpty()
        ? said
        : Optional.of(CanonicalJson.merged(kept.get(), said.get()));
  }

  /** Whether files may change a membership from that source. */
  static boolean isOwn(Optional<String> source) {
    return source.filter(s -> !OWN.contains(s)).isEmpty();
  }

  /** The members of the holding, plus members that another source put, unchanged. */
  SortedMap<Symbol, Member> merged(Holding holding, Optional<GroupSnapshot> before) {
    SortedMap<Symbol, Member> members = new TreeMap<>(holding.members());
    if (request.mode() != LoadMode.INCREMENTAL || before.isEmpty() || isStray(holding.group())) {
      return members;
    }
    Map<Symbol, String> sources = snapshots.sources(holding.group(), holding.source().asOf());
    for (Member member : before.get().members().values()) {
      if (!isOwn(Optional.ofNullable(sources.get(member.symbol())))) {
        members.put(member.symbol(), member);
      } else if (request.keepMissing()) {
        members.putIfAbsent(member.symbol(), member);
      }
    }
    return members;
  }

  private boolean isLoaded(Target target) {
    Source source = target.holding().source();
    boolean same = target.before().filter(b -> b.isFrom(source.checksum())).isPresent();
    return switch (request.mode()) {
      case NEW -> same || snapshots.wasLoaded(target.holding().group(), source.checksum());
      case INCREMENTAL -> same && target.difference().isEmpty();
      case FULL, DRY_RUN -> false;
    };
  }

  /** A note if the holding is effective before the present state of its group. */
  private String place(Holding holding) {
    Optional<Instant> asOf = holding.source().asOf();
    return snapshots
        .now(holding.group())
        .map(GroupJson::effectiveAt)
        .filter(loaded -> asOf.filter(time -> time.isBefore(loaded)).isPresent())
        .map(
            loaded ->
                "effective in the past: from %s, and the group last changed at %s"
                    .formatted(asOf.orElseThrow(), loaded))
        .orElse("");
  }

  private static GroupEvent said(Target target) {
    return target.members().isEmpty() && isStray(target.holding().group())
        ? new GroupEvent.GroupRetired(Optional.of("none of the 12 sectors"))
        : new GroupEvent.MembersReplaced(target.members(), Optional.of(target.definition()));
  }

  /**
   * The id begins with the file's checksum, followed by a marker for histories. So a later load can
   * see that the file was loaded, and as which kind.
   */
  Unwritten event(Holding holding, Optional<Long> expectedVersion, GroupEvent said) {
    EventId id = new EventId(EventId.CSV, id(holding.source()));
    return new Unwritten(
        holding.group(),
        new Cause(id, Optional.of(loadId), Optional.of(holding.source().file()), holding.lines()),
        holding.source().asOf(),
        expectedVersion,
        said);
  }

  private static String id(Source source) {
    boolean isHistory = source.format().equals(HistoryFormat.NAME);
    return source.checksum() + (isHistory ? HISTORY : "-") + UUID.randomUUID();
  }

  static boolean isOfHistory(String source, String eventId) {
    return source.equals(EventId.CSV) && eventId.contains(HISTORY);
  }

  private static boolean isStray(GroupKey group) {
    return group.type() == GroupType.SECTOR && !SectorPlan.isSector(group);
  }
}
