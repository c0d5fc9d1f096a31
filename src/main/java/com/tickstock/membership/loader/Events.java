package com.tickstock.membership.loader;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.GroupJson;
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
final class Events {
  /** Of every event of a load. */
  private static final String SOURCE = "csv";

  /** What was migrated came from the files of an older loader. */
  private static final Set<String> OWN = Set.of(SOURCE, "migration");

  private final LoadRequest request;
  private final Standings standings;
  private final String loadId;

  Events(LoadRequest request, Standings standings, String loadId) {
    this.request = request;
    this.standings = standings;
    this.loadId = loadId;
  }

  /**
   * What is to become of a holding.
   *
   * @param event empty where nothing is published, and the line says why
   * @param line what is known before the fold has had its say
   */
  record Decision(Holding holding, Optional<Unwritten> event, LoadReport.Line line) {}

  Decision decide(Holding read) {
    Optional<Instant> asOf = read.source().asOf();
    Optional<Stand> before = standings.at(read.group(), asOf);
    Definition definition = completed(read, before);
    Holding holding =
        definition.liquidityFilter().map(f -> new LiquidityFilter(f).apply(read)).orElse(read);
    List<String> odd =
        request
            .gates()
            .map(limits -> new Gates(limits).refusals(holding, before))
            .orElse(List.of());
    SortedMap<Symbol, Member> members = merged(holding, before);
    Difference difference = Difference.between(before, members);
    if (isLoaded(holding, before, difference)) {
      return without(holding, LoadReport.Result.SKIPPED, "loaded before", Difference.NONE);
    } else if (!odd.isEmpty()) {
      String reason = String.join("; ", odd) + "; --force loads it";
      return without(holding, LoadReport.Result.REFUSED, reason, Difference.NONE);
    }
    Optional<Long> expected =
        request.mode() == LoadMode.INCREMENTAL
            ? Optional.of(standings.nextVersion(holding.group()))
            : Optional.empty();
    standings.plan(holding.group(), asOf, new Stand(definition, members, asOf.orElse(Instant.MAX)));
    if (request.mode() == LoadMode.DRY_RUN) {
      return without(holding, result(difference), place(holding), difference);
    }
    Unwritten event = event(holding, definition, members, expected);
    return new Decision(
        holding, Optional.of(event), LoadReport.line(holding, result(difference), "", difference));
  }

  private static Decision without(
      Holding holding, LoadReport.Result result, String detail, Difference difference) {
    return new Decision(
        holding, Optional.empty(), LoadReport.line(holding, result, detail, difference));
  }

  private static LoadReport.Result result(Difference difference) {
    return difference.isEmpty()
        ? LoadReport.Result.WOULD_NOT_CHANGE
        : LoadReport.Result.WOULD_CHANGE;
  }

  /**
   * What a file does not say of its group stays. The filter is the one of now: who sets it means
   * the next file, whichever day that is of.
   */
  private Definition completed(Holding read, Optional<Stand> before) {
    return new Definition(
        read.definition().description().or(() -> before.flatMap(b -> b.definition().description())),
        read.definition().metadata(),
        standings.now(read.group()).flatMap(GroupJson::liquidityFilter));
  }

  /** Whether a membership of that source is for files to change. */
  static boolean isOwn(Optional<String> source) {
    return source.filter(s -> !OWN.contains(s)).isEmpty();
  }

  /** With the members that another source put, as it put them. */
  private SortedMap<Symbol, Member> merged(Holding holding, Optional<Stand> before) {
    SortedMap<Symbol, Member> members = new TreeMap<>(holding.members());
    if (request.mode() != LoadMode.INCREMENTAL || before.isEmpty()) {
      return members;
    }
    Map<Symbol, String> sources = standings.sources(holding.group(), holding.source().asOf());
    for (Member member : before.get().members().values()) {
      if (!isOwn(Optional.ofNullable(sources.get(member.symbol())))) {
        members.put(member.symbol(), member);
      } else if (request.keepMissing()) {
        members.putIfAbsent(member.symbol(), member);
      }
    }
    return members;
  }

  private boolean isLoaded(Holding holding, Optional<Stand> before, Difference difference) {
    boolean same = before.filter(b -> b.isFrom(holding.source().checksum())).isPresent();
    return switch (request.mode()) {
      case NEW -> same;
      case INCREMENTAL -> same && difference.isEmpty();
      case FULL, DRY_RUN -> false;
    };
  }

  /** Where in time a holding goes, where that is not the end. */
  private String place(Holding holding) {
    Optional<Instant> asOf = holding.source().asOf();
    return standings
        .now(holding.group())
        .map(GroupJson::effectiveAt)
        .filter(loaded -> asOf.filter(time -> time.isBefore(loaded)).isPresent())
        .map(
            loaded ->
                "goes into the past: it is of %s, the group stands as of %s"
                    .formatted(asOf.orElseThrow(), loaded))
        .orElse("");
  }

  private Unwritten event(
      Holding holding,
      Definition definition,
      SortedMap<Symbol, Member> members,
      Optional<Long> expectedVersion) {
    EventId id = new EventId(SOURCE, UUID.randomUUID().toString());
    return new Unwritten(
        holding.group(),
        new Cause(id, Optional.of(loadId), Optional.of(holding.source().file()), holding.lines()),
        holding.source().asOf(),
        expectedVersion,
        members.isEmpty() && isStray(holding.group())
            ? new GroupEvent.GroupRetired(Optional.of("none of the 12 sectors"))
            : new GroupEvent.MembersReplaced(members, Optional.of(definition)));
  }

  private static boolean isStray(GroupKey group) {
    return group.type() == GroupType.SECTOR && !SectorPlan.isSector(group);
  }
}
