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
 * Decides what is published of each holding. Always the whole list of members: a mere difference
 * would be wrong on every later day once a file of a day between comes in.
 */
final class LoadPlanner {
  /** What was migrated came from the files of an older loader. */
  private static final Set<String> OWN = Set.of(EventId.CSV, "migration");

  /** In the ids of the events of a history, and of no other file. */
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
   * What is to become of a holding.
   *
   * @param event empty where nothing is published, and the line says why
   * @param line what is known before the fold has had its say
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
      // a member that is kept from before has a symbol that no event may say any more
      return Optional.of(e.getMessage());
    }
  }

  /** Whether a person has to look at it before it is loaded. */
  boolean isOdd(Holding read) {
    return objections.ahead(read.source().asOf()).isPresent() || !target(read).odd().isEmpty();
  }

  /**
   * What a group would become.
   *
   * @param before how it stands; empty where it does not exist
   * @param odd why a person has to look at it first
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
   * What a file of now does not say of its group stays. The filter is always the one of now: who
   * sets it means the next file, whichever day that is of.
   */
  Definition completed(Holding read, Optional<GroupSnapshot> before) {
    // what a file of some day takes over must not depend on which files came before it
    Optional<Definition> kept =
        before.map(GroupSnapshot::definition).filter(d -> read.source().asOf().isEmpty());
    return new Definition(
        read.definition().description().or(() -> kept.flatMap(Definition::description)),
        merged(read.definition().metadata(), kept.flatMap(Definition::metadata)),
        snapshots.now(read.group()).flatMap(GroupJson::liquidityFilter));
  }

  /** What the file says, and of the rest what stood there. */
  private static Optional<JsonObject> merged(Optional<JsonObject> said, Optional<JsonObject> kept) {
    return kept.isEmpty() || said.isEmpty()
        ? said
        : Optional.of(CanonicalJson.merged(kept.get(), said.get()));
  }

  /** Whether a membership of that source is for files to change. */
  static boolean isOwn(Optional<String> source) {
    return source.filter(s -> !OWN.contains(s)).isEmpty();
  }

  /** With the members that another source put, as it put them. */
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

  /** Where in time a holding goes, where that is not the end. */
  private String place(Holding holding) {
    Optional<Instant> asOf = holding.source().asOf();
    return snapshots
        .now(holding.group())
        .map(GroupJson::effectiveAt)
        .filter(loaded -> asOf.filter(time -> time.isBefore(loaded)).isPresent())
        .map(
            loaded ->
                "goes into the past: it is of %s, the group stands as of %s"
                    .formatted(asOf.orElseThrow(), loaded))
        .orElse("");
  }

  private static GroupEvent said(Target target) {
    return target.members().isEmpty() && isStray(target.holding().group())
        ? new GroupEvent.GroupRetired(Optional.of("none of the 12 sectors"))
        : new GroupEvent.MembersReplaced(target.members(), Optional.of(target.definition()));
  }

  /**
   * The id begins with the file's checksum, and a history's goes on with a word: so a later load
   * knows that it was loaded, and as what.
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
