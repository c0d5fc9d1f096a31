package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.json.Checksum;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.Classification.Place;
import com.tickstock.membership.loader.Classification.Trust;
import com.tickstock.membership.loader.format.Reading;
import com.tickstock.membership.sector.Sector;
import com.tickstock.membership.sector.Sectors;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the sector evidence of all files into the holdings of the sectors. */
final class SectorPlan {
  private static final String INDUSTRY = "industry";
  private static final String BY = "by";

  /** A metadata field of sectors: the day of the newest file that the sectors were made from. */
  private static final String NEWEST = "newest";

  private static final Comparator<Sector> BY_ORDER = Comparator.comparing(Sectors.ALL::indexOf);

  private final LoadedGroups groups;
  private final LoadRequest request;
  private final Classification classification = new Classification();
  private final List<GroupKey> strays = new ArrayList<>();
  private Instant newest = Instant.MIN;
  private Instant standsSince = Instant.MIN;

  SectorPlan(LoadedGroups groups, LoadRequest request) {
    this.groups = groups;
    this.request = request;
  }

  /**
   * The holdings of the sectors: every known symbol is in exactly one. Empty if no file has
   * evidence and sectors were not requested.
   */
  List<Holding> holdings(List<Plan.Evidence> evidence) {
    classification.add(evidence);
    boolean asked = request.types().equals(Set.of(GroupType.SECTOR));
    if (classification.places().isEmpty() && !asked) {
      return List.of();
    }
    evidence.forEach(
        one ->
            classification.isKnown(one.reading().lines().stream().map(l -> l.symbol()).toList()));
    groups.keys(request.environment()).forEach(this::snapshots);
    Map<Sector, SortedMap<Symbol, Security>> sectors = new TreeMap<>(BY_ORDER);
    Sectors.ALL.forEach(sector -> sectors.put(sector, new TreeMap<>()));
    classification
        .places()
        .forEach(
            (symbol, place) -> sectors.get(place.sector()).put(symbol, security(symbol, place)));
    evidence.forEach(one -> one.source().asOf().ifPresent(day -> newest = max(newest, day)));
    Source source = source(evidence);
    List<Holding> holdings = new ArrayList<>();
    sectors.forEach((sector, members) -> holdings.add(holding(sector, members, source)));
    strays.forEach(stray -> holdings.add(emptied(stray, source)));
    return holdings;
  }

  private void snapshots(GroupKey key) {
    Optional<Group> group = groups.now(key).map(GroupJson::group);
    group.ifPresent(g -> classification.isKnown(g.members().keySet()));
    if (key.type() == GroupType.SECTOR && group.isPresent()) {
      Map<Symbol, String> sources =
          request.mode() == LoadMode.INCREMENTAL ? groups.sources(key, Optional.empty()) : Map.of();
      Sectors.named(key.name()).ifPresent(sector -> snapshots(sector, group.get(), sources));
      // a load at start must not remove a group that somebody created since the last start
      if (!isSector(key) && request.mode() != LoadMode.NEW) {
        strays.add(key);
      }
    }
  }

  private void snapshots(Sector sector, Group group, Map<Symbol, String> sources) {
    Collection<Member> members = group.members().values();
    Instant asOf =
        text(group.definition().metadata(), NEWEST).map(Instant::parse).orElse(Instant.MIN);
    newest = max(newest, asOf);
    standsSince = max(standsSince, group.effectiveAt());
    for (Member member : members) {
      boolean own = LoadPlanner.isOwn(Optional.ofNullable(sources.get(member.symbol())));
      Trust by = own ? trust(member) : Trust.ANOTHER_SOURCE;
      if (by != Trust.STOOD_BEFORE || !sector.name().equals(Sectors.UNKNOWN)) {
        classification.snapshots(
            member.symbol(), new Place(sector, text(member.metadata(), INDUSTRY), by, 0), asOf);
      }
    }
  }

  private static Trust trust(Member member) {
    return text(member.metadata(), BY)
        .flatMap(said -> Stream.of(Trust.values()).filter(t -> word(t).equals(said)).findFirst())
        .orElse(Trust.STOOD_BEFORE);
  }

  private static String word(Trust trust) {
    return trust.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Optional<String> text(Optional<JsonObject> metadata, String key) {
    return metadata.map(json -> Json.readTree(json).path(key).textValue());
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Stores the kind of evidence, so that a later load does not trust it more than this one. */
  private static Security security(Symbol symbol, Place place) {
    Map<String, String> metadata = new TreeMap<>();
    place.industry().ifPresent(text -> metadata.put(INDUSTRY, text));
    if (place.by() != Trust.STOOD_BEFORE && place.by() != Trust.NOTHING) {
      metadata.put(BY, word(place.by()));
    }
    Optional<JsonObject> said =
        metadata.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.of(metadata));
    return new Security(new Member(symbol, Optional.empty(), said), place.line(), Optional.empty());
  }

  /**
   * The file about sectors, if there is exactly one, with a checksum over all files used. The
   * sectors hold from the day of that file. They hold from now on if there is none, or if a present
   * sector is of a later day, because the present sectors are an input.
   */
  private Source source(List<Plan.Evidence> evidence) {
    List<Plan.Evidence> about =
        evidence.stream().filter(e -> e.reading().kind() == Reading.Kind.SECTORS).toList();
    String checksums =
        evidence.stream().map(e -> e.source().checksum()).sorted().collect(Collectors.joining());
    Optional<Source> only =
        about.size() == 1 ? Optional.of(about.get(0).source()) : Optional.empty();
    return new Source(
        only.map(Source::file).orElse("sector columns and sector funds"),
        Checksum.of(checksums.getBytes(StandardCharsets.UTF_8)),
        "sectors",
        request.asOf().or(() -> only.flatMap(Source::asOf).filter(t -> !t.isBefore(standsSince))),
        Optional.empty(),
        Map.of());
  }

  private Holding holding(Sector sector, SortedMap<Symbol, Security> members, Source source) {
    return new Holding(
        key(request, sector),
        source,
        definition(sector, source),
        members,
        new TreeMap<>(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of());
  }

  /** Whether it is one of the 12 sectors by its exact name, not by another spelling. */
  static boolean isSector(GroupKey key) {
    return Sectors.named(key.name()).filter(s -> s.name().equals(key.name())).isPresent();
  }

  /**
   * Empties a group that is not a sector, from the requested time or else from now on: the day of
   * the sectors does not apply to it.
   */
  private Holding emptied(GroupKey stray, Source source) {
    return new Holding(
        stray,
        new Source(
            source.file(),
            source.checksum(),
            source.format(),
            request.asOf(),
            Optional.empty(),
            Map.of()),
        Definition.NONE,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of("none of the 12 sectors: retired, its symbols are in those"));
  }

  static GroupKey key(LoadRequest request, Sector sector) {
    return new GroupKey(request.environment(), GroupType.SECTOR, sector.name());
  }

  private Definition definition(Sector sector, Source source) {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put("title", sector.title());
    metadata.put("industries", sector.industries());
    metadata.put("representatives", sector.representatives());
    metadata.put("file", source.file());
    metadata.put("format", source.format());
    metadata.put(GroupSnapshot.CHECKSUM, source.checksum());
    if (newest.isAfter(Instant.MIN)) {
      metadata.put(NEWEST, newest.toString());
    }
    return new Definition(
        Optional.of(sector.description()),
        Optional.of(CanonicalJson.object("metadata", Json.tree(metadata))),
        Optional.empty());
  }
}
