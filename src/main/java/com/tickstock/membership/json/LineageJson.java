package com.tickstock.membership.json;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lineage of each member of a group. */
public record LineageJson(String group, List<MemberLineage> members) {

  /**
   * The event that last put a member.
   *
   * @param line the line in the file, from 1
   */
  public record MemberLineage(
      Symbol symbol,
      String source,
      String eventId,
      Optional<String> loadId,
      Optional<String> file,
      Optional<Integer> line,
      Instant effectiveAt,
      Instant recordedAt) {
    static MemberLineage of(Symbol symbol, TimelineEntry entry) {
      Cause cause = entry.cause();
      return new MemberLineage(
          symbol,
          cause.event().source(),
          cause.event().id(),
          cause.loadId(),
          cause.file(),
          Optional.ofNullable(cause.lines().get(symbol)),
          entry.at().effectiveAt(),
          entry.recordedAt());
    }
  }

  public Map<Symbol, String> sources() {
    return members.stream().collect(Collectors.toMap(MemberLineage::symbol, MemberLineage::source));
  }

  public static LineageJson of(GroupKey group, Map<Symbol, TimelineEntry> lineage) {
    return new LineageJson(
        group.toString(),
        lineage.entrySet().stream()
            .map(entry -> MemberLineage.of(entry.getKey(), entry.getValue()))
            .toList());
  }
}
