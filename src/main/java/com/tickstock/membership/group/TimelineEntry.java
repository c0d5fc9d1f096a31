package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One event's place in the timeline of its group.
 *
 * @param version the version that it made; empty if it changed nothing when it was folded (it still
 *     counts when an event with an earlier effective time arrives later)
 * @param sinceCheckpoint the cost of a replay from the last checkpoint to here, in members
 * @param checkpoint the whole group after this event
 */
public record TimelineEntry(
    TimelinePosition at,
    Instant recordedAt,
    Cause cause,
    Optional<Long> version,
    Delta delta,
    int sinceCheckpoint,
    Optional<Group> checkpoint) {
  private static final int WORTH_A_CHECKPOINT = 64;

  /** Whether a replay can start here, without the entries before it. */
  boolean isBase() {
    return checkpoint.isPresent() || delta.kind() == Delta.Kind.RETIRED;
  }

  /**
   * The entry of an event. It gets a checkpoint once the changes since the last one outweigh it.
   * The changes up to the next checkpoint count too, because late events are not at the end.
   */
  static TimelineEntry of(
      LoggedEvent event, Optional<Long> version, Delta delta, Replay around, GroupState after) {
    int since = around.before() + delta.size();
    int worth = Math.max(WORTH_A_CHECKPOINT, after.size());
    boolean heavy = since > worth || since + around.after() > 2 * worth;
    Optional<Group> checkpoint = heavy ? after.toGroup() : Optional.empty();
    return new TimelineEntry(
        event.at(),
        event.recordedAt(),
        event.cause(),
        version,
        delta,
        checkpoint.isPresent() ? 0 : since,
        checkpoint);
  }

  /**
   * The cost of replays around a new entry, in members.
   *
   * @param before since the last base
   * @param after until the next base
   */
  record Replay(int before, int after) {}

  TimelineEntry with(Delta newStep, Optional<Group> newCheckpoint) {
    return new TimelineEntry(
        at, recordedAt, cause, version, newStep, sinceCheckpoint, newCheckpoint);
  }

  /** The entry without the data of other symbols, so that keeping it costs little memory. */
  TimelineEntry about(Symbol symbol) {
    SortedMap<Symbol, Member> put = new TreeMap<>(delta.put());
    put.keySet().retainAll(Set.of(symbol));
    SortedSet<Symbol> remove = new TreeSet<>(delta.remove());
    remove.retainAll(Set.of(symbol));
    Delta only = new Delta(delta.kind(), delta.definition(), put, remove);
    return new TimelineEntry(
        at, recordedAt, cause.about(symbol), version, only, sinceCheckpoint, Optional.empty());
  }
}
