package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a group stands at a time.
 *
 * @param effectiveAt since when it does
 */
record Stand(Definition definition, SortedMap<Symbol, Member> members, Instant effectiveAt) {
  static final String CHECKSUM = "checksum";

  static Stand of(GroupJson json) {
    return new Stand(
        new Definition(json.description(), json.metadata(), json.liquidityFilter()),
        json.group().members(),
        json.effectiveAt());
  }

  /** Whether the file with that checksum was loaded last. */
  boolean isFrom(String checksum) {
    Optional<String> loaded =
        definition
            .metadata()
            .map(m -> Json.readTree(m.text().getBytes(StandardCharsets.UTF_8)))
            .map(json -> json.path(CHECKSUM).asText());
    return loaded.filter(checksum::equals).isPresent();
  }
}
