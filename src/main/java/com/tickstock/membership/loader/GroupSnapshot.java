package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.format.HistoryFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The state of a group at a time.
 *
 * @param effectiveAt the time from which this state holds
 */
record GroupSnapshot(
    Definition definition, SortedMap<Symbol, Member> members, Instant effectiveAt) {
  static final String CHECKSUM = "checksum";

  static GroupSnapshot of(GroupJson json) {
    return new GroupSnapshot(
        new Definition(json.description(), json.metadata(), json.liquidityFilter()),
        json.group().members(),
        json.effectiveAt());
  }

  /** The text in a metadata field. */
  Optional<String> said(String key) {
    return definition.metadata().map(json -> Json.readTree(json).path(key).textValue());
  }

  /** Whether a history was the last file loaded into the group. */
  boolean isOfHistory() {
    return said("format").filter(HistoryFormat.NAME::equals).isPresent();
  }

  /** Whether the file with that checksum was the last one loaded. */
  boolean isFrom(String checksum) {
    return said(CHECKSUM).filter(checksum::equals).isPresent();
  }
}
