package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One version of a group, the value of a record of {@code membership.changes}. To apply it to the
 * previous version, put the members that are added, reweighted or annotated, and remove those that
 * are removed.
 *
 * @param position the position of its event, as partition:offset; absent in records of an older
 *     application
 * @param created whether the group exists now and did not before this version
 * @param retired the reverse
 * @param definition present if this version created or redefined the group
 * @param rowId the id of the SQL row, if this version created the group from a migrated row
 * @param createdAt the creation time of that row
 * @param annotated members with the same weight and different metadata
 * @param now absent if the group does not exist after this version
 * @param past the differences in the time before events that are effective later
 */
public record ChangeJson(
    Environment environment,
    GroupType type,
    String name,
    long version,
    Instant effectiveAt,
    Instant recordedAt,
    Optional<String> position,
    CauseJson cause,
    boolean created,
    boolean retired,
    Optional<DefinitionJson> definition,
    Optional<Integer> rowId,
    Optional<Instant> createdAt,
    List<Put> added,
    List<Symbol> removed,
    List<Put> reweighted,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Put> annotated,
    Optional<Now> now,
    Optional<Past> past) {

  /**
   * A member in its new state.
   *
   * @param rowId the id of the SQL row, if the member was added from a migrated row
   * @param addedAt the time when that row was added
   */
  public record Put(
      Symbol symbol,
      Optional<Weight> weight,
      Optional<Weight> previousWeight,
      Optional<JsonObject> metadata,
      Optional<Integer> rowId,
      Optional<Instant> addedAt) {
    static Put of(MemberChange change, Origin origin) {
      Member after = change.after().orElseThrow();
      MemberChange.Kind kind = change.kind();
      Origin.Row row =
          kind == MemberChange.Kind.ADDED ? origin.member(after.symbol()) : Origin.Row.NONE;
      return new Put(
          after.symbol(),
          after.weight(),
          kind == MemberChange.Kind.REWEIGHTED
              ? change.before().flatMap(Member::weight)
              : Optional.empty(),
          after.metadata(),
          row.id(),
          row.since());
    }

    Member member() {
      return new Member(symbol, weight, metadata);
    }
  }

  /** The group after this version. */
  public record Now(Instant effectiveAt, int memberCount) {}

  /**
   * @param until exclusive; absent if the difference still holds now
   * @param redefined whether the definition or the existence of the group differs anywhere in it
   */
  public record Past(
      Instant from, Optional<Instant> until, boolean redefined, List<PastDifference> members) {}

  /** The difference of one membership over one interval. */
  public record PastDifference(
      Symbol symbol,
      MemberChange.Kind kind,
      Instant from,
      Optional<Instant> until,
      Optional<Weight> weight,
      Optional<Weight> previousWeight) {
    static PastDifference of(MemberChange change) {
      return new PastDifference(
          change.symbol(),
          change.kind(),
          change.from(),
          change.until(),
          change.after().flatMap(Member::weight),
          change.before().flatMap(Member::weight));
    }
  }

  /**
   * @param position the position of its event
   */
  public static ChangeJson of(Change change, String position) {
    GroupKey key = change.group();
    Origin.Row row = change.created() ? change.cause().origin().group() : Origin.Row.NONE;
    return new ChangeJson(
        key.environment(),
        key.type(),
        key.name(),
        change.version(),
        change.effectiveAt(),
        change.recordedAt(),
        Optional.of(position),
        CauseJson.of(change.cause()),
        change.created(),
        change.retired(),
        change.definition().map(DefinitionJson::of),
        row.id(),
        row.since(),
        puts(change, MemberChange.Kind.ADDED),
        members(change, MemberChange.Kind.REMOVED, MemberChange::symbol),
        puts(change, MemberChange.Kind.REWEIGHTED),
        puts(change, MemberChange.Kind.ANNOTATED),
        change.now().map(ChangeJson::now),
        change.past().map(ChangeJson::past));
  }

  public ChangeJson {
    annotated = annotated == null ? List.of() : annotated;
  }

  public GroupKey key() {
    return new GroupKey(environment, type, name);
  }

  /**
   * The group after this version.
   *
   * @param before the group after the previous version; empty if it did not exist
   * @throws IllegalArgumentException if this version does not follow that state
   */
  public Optional<Group> after(Optional<Group> before) {
    if (now.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<Symbol, Member> members = new TreeMap<>();
    before.ifPresent(group -> members.putAll(group.members()));
    members.keySet().removeAll(Set.copyOf(removed));
    Stream.of(added, reweighted, annotated)
        .flatMap(List::stream)
        .forEach(put -> members.put(put.symbol(), put.member()));
    if (created == before.isPresent() || members.size() != now.get().memberCount()) {
      throw new IllegalArgumentException(
          "%s: version %d does not follow the state held: it gives %d members, expected %d"
              .formatted(key(), version, members.size(), now.get().memberCount()));
    }
    Optional<Definition> defined =
        definition.map(DefinitionJson::definition).or(() -> before.map(Group::definition));
    return Optional.of(
        new Group(defined.orElse(Definition.NONE), members, now.get().effectiveAt()));
  }

  private static List<Put> puts(Change change, MemberChange.Kind kind) {
    Origin origin = change.cause().origin();
    return members(change, kind, member -> Put.of(member, origin));
  }

  private static <T> List<T> members(
      Change change, MemberChange.Kind kind, Function<MemberChange, T> form) {
    return change.members().stream().filter(m -> m.kind() == kind).map(form).toList();
  }

  private static Now now(Group group) {
    return new Now(group.effectiveAt(), group.members().size());
  }

  private static Past past(Change.RetroactiveChange past) {
    return new Past(
        past.from(),
        past.until(),
        past.redefined(),
        past.members().stream().map(PastDifference::of).toList());
  }
}
