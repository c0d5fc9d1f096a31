package com.tickstock.membership.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The times at which a symbol entered and left each sector. A symbol is in only one sector at any
 * time, the one it was put into last; all other sectors lose it from then on.
 */
public final class SectorTimeline {
  private final SortedMap<String, NavigableMap<Instant, Entry>> sectors = new TreeMap<>();

  /** Whether one sector holds the symbol, from a time until the next entry. */
  private record Entry(long version, Optional<SectorPut> put) {}

  /**
   * A sector must lose the symbol, because another one got it.
   *
   * @param version the version of {@code to} that got it
   * @param at effective time
   */
  public record Move(String from, String to, long version, Instant at) {}

  /**
   * @param version the version of the sector's group
   * @param put empty if the sector does not hold the symbol from {@code from} on
   */
  public void add(String sector, Instant from, long version, Optional<SectorPut> put) {
    sectors.computeIfAbsent(sector, name -> new TreeMap<>()).put(from, new Entry(version, put));
  }

  /**
   * All pending moves from and to {@code sector}, by time. A sector from an older release whose
   * name is not in {@link GroupType#SECTORS} only loses symbols.
   */
  public List<Move> moves(String sector) {
    SortedMap<Instant, List<Move>> moves = new TreeMap<>();
    sectors.forEach(
        (to, entries) -> {
          if (GroupType.SECTORS.contains(to)) {
            entries.forEach(
                (at, entry) ->
                    moves
                        .computeIfAbsent(at, time -> new ArrayList<>())
                        .addAll(moves(to, at, entry)));
          }
        });
    return moves.values().stream()
        .flatMap(List::stream)
        .filter(move -> move.from().equals(sector) || move.to().equals(sector))
        .toList();
  }

  private List<Move> moves(String to, Instant at, Entry entry) {
    Optional<SectorPut> put = entry.put().map(p -> p.startingAt(at));
    return sectors.entrySet().stream()
        .filter(other -> !other.getKey().equals(to))
        .filter(other -> put.isPresent() && isBefore(other, to, put.get()))
        .map(other -> new Move(other.getKey(), to, entry.version(), at))
        .toList();
  }

  /** Whether the other sector holds the symbol at the time of {@code put}, from an earlier put. */
  private static boolean isBefore(
      Map.Entry<String, NavigableMap<Instant, Entry>> other, String to, SectorPut put) {
    Map.Entry<Instant, Entry> then = other.getValue().floorEntry(put.from());
    if (then == null || then.getValue().put().isEmpty()) {
      return false;
    }
    int order = then.getValue().put().get().startingAt(then.getKey()).compareTo(put);
    // two events of the same millisecond: any deterministic order is good
    return order < 0 || (order == 0 && other.getKey().compareTo(to) < 0);
  }
}
