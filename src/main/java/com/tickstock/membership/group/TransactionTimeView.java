package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All timeline entries of a group, read at one time, for queries by transaction time: a late event
 * changes the state of a past day, but not what was known of that day before the event arrived.
 *
 * @param entries in the order of the timeline
 */
public record TransactionTimeView(List<TimelineEntry> entries) {

  public static TransactionTimeView of(Timeline timeline) {
    try (Stream<TimelineEntry> all = timeline.after(TimelinePosition.FIRST)) {
      // checkpoints include events that were logged later, so they cannot be used here
      return new TransactionTimeView(all.map(e -> e.with(e.delta(), Optional.empty())).toList());
    }
  }

  /** The newest version in the entries; 0 if there is none. */
  public long latestVersion() {
    return entries.stream().flatMap(e -> e.version().stream()).mapToLong(v -> v).max().orElse(0);
  }

  /** The entry of the event that made this version. */
  public Optional<TimelineEntry> version(long number) {
    return entries.stream()
        .filter(entry -> entry.version().filter(v -> v == number).isPresent())
        .findFirst();
  }

  /**
   * The event that made the newest version known at {@code knownAt}. See {@link
   * #asOf(TimelinePosition, Instant)}.
   */
  public Optional<TimelineEntry> newestVersion(Instant knownAt) {
    long known = lastKnown(knownAt);
    return entries.stream()
        .filter(entry -> entry.at().offset() <= known && entry.version().isPresent())
        .max(Comparator.comparing(entry -> entry.at().offset()));
  }

  /**
   * The group after the events before {@code moment} that were known at {@code knownAt}; empty if
   * it does not exist then.
   *
   * <p>An event is known if no event up to it in the log was recorded after {@code knownAt}. If a
   * broker with another clock takes over, recorded times can step back; an event after one with a
   * later recorded time is not known yet, whatever its own recorded time. So the known events are
   * always a prefix of the group's log, a later {@code knownAt} never knows fewer events, and once
   * an event was recorded after {@code knownAt}, new events no longer change what was known then.
   */
  public Optional<Group> asOf(TimelinePosition moment, Instant knownAt) {
    return asOf(moment, lastKnown(knownAt));
  }

  private long lastKnown(Instant knownAt) {
    return entries.stream()
            .filter(entry -> entry.recordedAt().isAfter(knownAt))
            .mapToLong(entry -> entry.at().offset())
            .min()
            .orElse(Long.MAX_VALUE)
        - 1;
  }

  /**
   * The group after the events before {@code moment}, without those logged after {@code offset};
   * empty if it does not exist then.
   *
   * <p>Replacements are stored as differences from the state known today. So today's state is
   * replayed in parallel: after a replacement it has exactly the members of that event.
   */
  public Optional<Group> asOf(TimelinePosition moment, long offset) {
    GroupState today = GroupState.of(Optional.empty());
    GroupState then = GroupState.of(Optional.empty());
    boolean alike = true;
    for (TimelineEntry entry : entries) {
      if (entry.at().compareTo(moment) >= 0) {
        break;
      }
      Delta delta = entry.delta();
      today.apply(delta, entry.at());
      if (entry.at().offset() > offset) {
        alike = false;
        continue;
      }
      boolean replaced = delta.kind() == Delta.Kind.REPLACED;
      then.apply(
          replaced && !alike ? then.deltaToMembersOf(today, delta.definition()) : delta,
          entry.at());
      // these hide everything before them, so the states agree again
      alike |= replaced || delta.kind() == Delta.Kind.RETIRED;
    }
    return then.toGroup();
  }
}
