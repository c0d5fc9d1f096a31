package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Optional;

/**
 * One event's place in the timeline of its group.
 *
 * @param version the version it made; empty where it changed nothing when it came (it still stands
 *     against earlier events that come later)
 * @param sinceCheckpoint how many member changes must be replayed to get here from the last
 *     checkpoint, in members
 * @param checkpoint the whole group after this event
 */
public record TimelineEntry(
    Moment at,
    Instant recordedAt,
    Cause cause,
    Optional<Long> version,
    Step step,
    int sinceCheckpoint,
    Optional<Group> checkpoint) {
  private static final int WORTH_A_CHECKPOINT = 64;

  /** A replay can start here: what came before does not matter. */
  boolean isBase() {
    return checkpoint.isPresent() || step.kind() == Step.Kind.RETIRED;
  }

  /** The entry of an event, with a checkpoint once the changes since the last one outweigh it. */
  static TimelineEntry of(
      LoggedEvent event, Optional<Long> version, Step step, int replayedBefore, GroupState after) {
    int since = replayedBefore + step.size();
    boolean heavy = since > Math.max(WORTH_A_CHECKPOINT, after.size());
    Optional<Group> checkpoint = heavy ? after.toGroup() : Optional.empty();
    return new TimelineEntry(
        event.at(),
        event.recordedAt(),
        event.cause(),
        version,
        step,
        checkpoint.isPresent() ? 0 : since,
        checkpoint);
  }

  TimelineEntry with(Step newStep, Optional<Group> newCheckpoint) {
    return new TimelineEntry(
        at, recordedAt, cause, version, newStep, sinceCheckpoint, newCheckpoint);
  }
}
