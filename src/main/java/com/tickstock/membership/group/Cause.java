package com.tickstock.membership.group;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a change came from: the lineage of the memberships it put.
 *
 * @param loadId ties the records of one load together
 * @param file the name of the file that was loaded
 * @param lines the line of that file, from 1, that each symbol stands on
 * @param origin the rows that were migrated
 */
public record Cause(
    EventId event,
    Optional<String> loadId,
    Optional<String> file,
    Map<Symbol, Integer> lines,
    Origin origin) {
  private static final int MAX = 200;

  public Cause {
    loadId = loadId.map(text -> Text.name("loadid", text, MAX));
    file = file.map(text -> Text.name("file", text, MAX));
    lines = Map.copyOf(lines);
    Objects.requireNonNull(origin);
  }

  /** Of what was no row before. */
  public Cause(
      EventId event, Optional<String> loadId, Optional<String> file, Map<Symbol, Integer> lines) {
    this(event, loadId, file, lines, Origin.NONE);
  }

  /** The event, load and file with the line of this symbol alone. */
  Cause about(Symbol symbol) {
    Integer line = lines.get(symbol);
    return new Cause(event, loadId, file, line == null ? Map.of() : Map.of(symbol, line));
  }
}
