package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.Delta;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelinePosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The part of a {@link TimelineRow} besides its position and its checkpoint. */
record TimelineEntryJson(
    Instant recordedAt,
    CauseJson cause,
    Optional<Long> version,
    Delta.Kind kind,
    Optional<DefinitionJson> definition,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MemberJson> put,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Symbol> remove,
    int sinceCheckpoint) {

  TimelineEntryJson {
    put = put == null ? List.of() : put;
    remove = remove == null ? List.of() : remove;
  }

  static TimelineEntryJson of(TimelineEntry entry) {
    Delta delta = entry.delta();
    return new TimelineEntryJson(
        entry.recordedAt(),
        CauseJson.of(entry.cause()),
        entry.version(),
        delta.kind(),
        delta.definition().map(DefinitionJson::of),
        MemberJson.listOf(delta.put().values(), entry.cause().lines()),
        List.copyOf(delta.remove()),
        entry.sinceCheckpoint());
  }

  TimelineEntry entry(TimelinePosition at, Optional<Group> checkpoint) {
    Map<Symbol, Integer> lines = new HashMap<>(MemberJson.toLines(put));
    Delta delta =
        new Delta(
            kind,
            definition.map(DefinitionJson::definition),
            MemberJson.toMembers("put", put),
            new TreeSet<>(remove));
    return new TimelineEntry(
        at, recordedAt, cause.cause(lines), version, delta, sinceCheckpoint, checkpoint);
  }
}
