package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.group.Step;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A row of the {@code group-timeline} store; its moment is in the key. */
public record TimelineEntryJson(
    Instant recordedAt,
    CauseJson cause,
    Optional<Long> version,
    Step.Kind kind,
    Optional<DefinitionJson> definition,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MemberJson> put,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Symbol> remove,
    int sinceCheckpoint,
    Optional<Checkpoint> checkpoint) {

  /** A whole group. */
  public record Checkpoint(
      DefinitionJson definition, Instant effectiveAt, List<MemberJson> members) {
    static Checkpoint of(Group group) {
      return new Checkpoint(
          DefinitionJson.of(group.definition()),
          group.effectiveAt(),
          MemberJson.listOf(group.members().values(), Map.of()));
    }

    Group group() {
      Definition of = definition.definition();
      return new Group(of, MemberJson.toMembers("members", members), effectiveAt);
    }
  }

  public TimelineEntryJson {
    put = put == null ? List.of() : put;
    remove = remove == null ? List.of() : remove;
  }

  public static TimelineEntryJson of(TimelineEntry entry) {
    Step step = entry.step();
    return new TimelineEntryJson(
        entry.recordedAt(),
        CauseJson.of(entry.cause()),
        entry.version(),
        step.kind(),
        step.definition().map(DefinitionJson::of),
        MemberJson.listOf(step.put().values(), entry.cause().lines()),
        List.copyOf(step.remove()),
        entry.sinceCheckpoint(),
        entry.checkpoint().map(Checkpoint::of));
  }

  public TimelineEntry entry(Moment at) {
    Map<Symbol, Integer> lines = new HashMap<>(MemberJson.toLines(put));
    Step step =
        new Step(
            kind,
            definition.map(DefinitionJson::definition),
            MemberJson.toMembers("put", put),
            new TreeSet<>(remove));
    return new TimelineEntry(
        at,
        recordedAt,
        cause.cause(lines),
        version,
        step,
        sinceCheckpoint,
        checkpoint.map(Checkpoint::group));
  }
}
