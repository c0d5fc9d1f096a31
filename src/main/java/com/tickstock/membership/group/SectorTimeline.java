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
 * When a symbol was put into which sectors, and when it left them. A symbol is in one sector at any
 * time, the one that it was put into last: from then on each other sector has lost it.
 */
public final class SectorTimeline {
  private final SortedMap<String, NavigableMap<Instant, Entry>> sectors = new TreeMap<>();

  /** What holds of the symbol and one sector from a time on, to the next entry. */
  private record Entry(long version, Optional<SectorPut> put) {}

  /**
   * A sector has to lose the symbol, as another one got it.
   *
   * @param version of {@code to}, that got it
   * @param at effective time
   */
  public record Move(String from, String to, long version, Instant at) {}

  /**
   * @param version of the sector's group, that says so
   * @param put empty where the sector does not hold the symbol from {@code from} on
   */
  public void add(String sector, Instant from, long version, Optional<SectorPut> put) {
    sectors.computeIfAbsent(sector, name -> new TreeMap<>()).put(from, new Entry(version, put));
  }

  /**
   * All moves from {@code sector} and to it that are still to be made, by time. A group of an older
   * version whose name is none of {@link GroupType#SECTORS} only loses symbols.
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

  /** Whether the other sector holds the symbol when {@code put} is made, from an earlier put. */
  private static boolean isBefore(
      Map.Entry<String, NavigableMap<Instant, Entry>> other, String to, SectorPut put) {
    Map.Entry<Instant, Entry> then = other.getValue().floorEntry(put.from());
    if (then == null || then.getValue().put().isEmpty()) {
      return false;
    }
    int order = then.getValue().put().get().startingAt(then.getKey()).compareTo(put);
    // two events of the same millisecond: any order will do that is always the same
    return order < 0 || (order == 0 && other.getKey().compareTo(to) < 0);
  }
}
