package com.tickstock.membership.client;

import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.GroupJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The groups, and where each symbol is. One thread writes, any number read without waiting.
 *
 * <p>The index by symbol says only in which groups to look: whether the symbol is a member is read
 * from the group itself. So a version shows in all lookups at one moment, when the group is put.
 */
final class CopiedGroups {
  private static final Cell[] NONE = {};

  private final Map<GroupKey, Cell> cells = new ConcurrentHashMap<>();
  private final Map<Symbol, Cell[]> bySymbol = new ConcurrentHashMap<>();

  /** What became of a change. */
  enum Applied {
    SHOWN,
    /** It was in the copy already. */
    KNOWN,
    /** Changes before it are missing. */
    GAP
  }

  /** Where a group stands; kept when it is retired, so that no repetition brings it back. */
  private static final class Cell implements Comparable<Cell> {
    private final GroupKey key;
    private final String order;

    /** Null where the group does not exist. */
    private volatile CopiedGroup now;

    /** The writer's alone; 0 where it is not known. */
    private long version;

    /** The writer's alone: when it was retired, where the version is not known. */
    private Instant retiredAt = Instant.MIN;

    Cell(GroupKey key) {
      this.key = key;
      this.order = key.toString();
    }

    @Override
    public int compareTo(Cell other) {
      return order.compareTo(other.order);
    }
  }

  Optional<CopiedGroup> group(GroupKey key) {
    Cell cell = cells.get(key);
    return cell == null ? Optional.empty() : Optional.ofNullable(cell.now);
  }

  /** By name. */
  List<CopiedGroup> groups(GroupType type) {
    return cells.values().stream()
        .filter(cell -> cell.key.type() == type)
        .sorted()
        .flatMap(cell -> Stream.ofNullable(cell.now))
        .toList();
  }

  /** By type and name. */
  List<Holder> holders(Symbol symbol) {
    List<Holder> holders = new ArrayList<>();
    for (Cell cell : bySymbol.getOrDefault(symbol, NONE)) {
      CopiedGroup group = cell.now;
      if (group != null) {
        group.member(symbol).ifPresent(member -> holders.add(new Holder(cell.key, member)));
      }
    }
    return holders;
  }

  /** The first by name where there are several. */
  Optional<CopiedGroup> holder(Symbol symbol, GroupType type) {
    for (Cell cell : bySymbol.getOrDefault(symbol, NONE)) {
      CopiedGroup group = cell.now;
      if (cell.key.type() == type && group != null && group.has(symbol)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /** A whole group, unless a later version is here: an application may tell them all again. */
  void put(GroupJson group) {
    Cell cell = cell(group.key());
    if (group.version() >= cell.version) {
      cell.version = group.version();
      show(cell, new CopiedGroup(cell.key, cell.version, group.updatedAt(), group.group()));
    }
  }

  /**
   * A tombstone: it does not say which version retired the group, but when that was.
   *
   * @param at when the version was recorded
   */
  void retire(GroupKey key, Instant at) {
    Cell cell = cell(key);
    cell.version = 0;
    cell.retiredAt = at;
    show(cell, null);
  }

  /**
   * Applies the version that follows on the one held.
   *
   * @param settled whether every change is here whose group was read from {@code membership.groups}
   */
  Applied apply(ChangeJson change, boolean settled) {
    Cell cell = cell(change.key());
    if (cell.version == 0) {
      return begin(cell, change, settled);
    } else if (change.version() <= cell.version) {
      return Applied.KNOWN;
    }
    return change.version() == cell.version + 1 ? follow(cell, change) : Applied.GAP;
  }

  /** Of a group that was never heard of, or was retired with a version that is not known. */
  private Applied begin(Cell cell, ChangeJson change, boolean settled) {
    // recorded times are the log's own and never go back
    if (change.recordedAt().isBefore(cell.retiredAt)) {
      return Applied.KNOWN;
    } else if (change.created()) {
      return follow(cell, change);
    } else if (change.now().isEmpty()) {
      // the one that retired it, or one about the past of a retired group
      cell.version = change.version();
      return Applied.KNOWN;
    }
    // while that is not so, a tombstone may already be here of what is changed for the last time
    return settled ? Applied.GAP : Applied.KNOWN;
  }

  private Applied follow(Cell cell, ChangeJson change) {
    Optional<Group> after = change.after(Optional.ofNullable(cell.now).map(CopiedGroup::group));
    cell.version = change.version();
    show(
        cell,
        after
            .map(group -> new CopiedGroup(cell.key, cell.version, change.recordedAt(), group))
            .orElse(null));
    return Applied.SHOWN;
  }

  private Cell cell(GroupKey key) {
    return cells.computeIfAbsent(key, Cell::new);
  }

  /** First where to look, then the group, then where not to look any more. */
  private void show(Cell cell, CopiedGroup next) {
    CopiedGroup before = cell.now;
    missing(next, before).forEach(symbol -> bySymbol.merge(symbol, new Cell[] {cell}, this::with));
    cell.now = next;
    missing(before, next)
        .forEach(symbol -> bySymbol.computeIfPresent(symbol, (s, in) -> without(in, cell)));
  }

  /** Symbols of the one that are not in the other. */
  private static Stream<Symbol> missing(CopiedGroup one, CopiedGroup other) {
    return one == null
        ? Stream.empty()
        : one.group().members().keySet().stream()
            .filter(symbol -> other == null || !other.has(symbol));
  }

  private Cell[] with(Cell[] some, Cell[] others) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(others))
        .sorted(Comparator.naturalOrder())
        .toArray(Cell[]::new);
  }

  private static Cell[] without(Cell[] some, Cell gone) {
    Cell[] rest = Arrays.stream(some).filter(cell -> cell != gone).toArray(Cell[]::new);
    return rest.length == 0 ? null : rest;
  }
}
