package com.tickstock.membership.topology;

import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.topic.Position;
import java.util.List;

/**
 * What the fold tells: a new version of a group, or a record that has no effect; and after either,
 * that the event is folded.
 */
sealed interface FoldResult {

  /**
   * A new version.
   *
   * @param groupJson the whole group; null where it does not exist now
   */
  record Version(Change change, byte[] changeJson, byte[] groupJson) implements FoldResult {
    List<SymbolChangeJson> symbolChanges() {
      return change.intervals().stream().map(this::symbolChange).toList();
    }

    private SymbolChangeJson symbolChange(MemberChange member) {
      return SymbolChangeJson.of(change, member);
    }
  }

  /** Everything that came of the event there has been told. */
  record Watermark(Position position) implements FoldResult {}

  /** A record as it came; why stands in the headers. */
  record DeadLetter(byte[] value) implements FoldResult {}
}
