package com.tickstock.membership.group;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The cause of a change. It becomes the lineage of the memberships that the change put.
 *
 * @param loadId ties the records of one load together
 * @param file the name of the file that was loaded
 * @param lines the line number, from 1, of each symbol in that file
 * @param origin the SQL rows that the event migrated
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

  /** A cause without migrated rows. */
  public Cause(
      EventId event, Optional<String> loadId, Optional<String> file, Map<Symbol, Integer> lines) {
    this(event, loadId, file, lines, Origin.NONE);
  }

  /** The same event, load and file, with only the line of this symbol. */
  Cause about(Symbol symbol) {
    Integer line = lines.get(symbol);
    return new Cause(event, loadId, file, line == null ? Map.of() : Map.of(symbol, line));
  }
}
