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
 * How a group stands at a time.
 *
 * @param effectiveAt since when it does
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

  /** A text of the metadata. */
  Optional<String> said(String key) {
    return definition.metadata().map(json -> Json.readTree(json).path(key).textValue());
  }

  /** Whether a history of the group was loaded last. */
  boolean isOfHistory() {
    return said("format").filter(HistoryFormat.NAME::equals).isPresent();
  }

  /** Whether the file with that checksum was loaded last. */
  boolean isFrom(String checksum) {
    return said(CHECKSUM).filter(checksum::equals).isPresent();
  }
}
