package com.tickstock.membership.feed;

import com.tickstock.membership.topic.Topics;
import java.util.List;
import java.util.Optional;

/**
 * The newest changes, in the order in which this instance has read them, which is that of the log
 * in each partition. Bounded: whoever is further behind than these reads the topic. Thread-safe.
 */
final class RecentChanges {
  private static final int MAX = 8192;
  private static final long MAX_BYTES = 32L << 20;

  private final FeedChange[] changes = new FeedChange[MAX];
  private long first;
  private long end;
  private long bytes;
  private long[] from;
  private FeedPosition position;

  /** Behind the newest one. */
  record End(long index, FeedPosition position) {}

  /** Forgets what was there. Indexes go on, so that nobody mistakes one change for another. */
  synchronized void clear() {
    while (first < end) {
      forgetFirst();
    }
    first = ++end;
    from = null;
    position = null;
  }

  synchronized boolean isEmpty() {
    return from == null;
  }

  /**
   * @param offsets for each partition from where on it has been read
   */
  synchronized void start(long[] offsets) {
    from = offsets.clone();
    position = new FeedPosition();
    position.passTo(offsets);
  }

  /**
   * @param next for each partition the offset up to which it has been read
   */
  synchronized void add(List<FeedChange> read, long[] next) {
    for (FeedChange change : read) {
      if (end - first == MAX) {
        forgetFirst();
      }
      changes[slot(end++)] = change;
      bytes += change.size();
      position.pass(change);
      while (bytes > MAX_BYTES && end - first > 1) {
        forgetFirst();
      }
    }
    position.passTo(next);
  }

  private void forgetFirst() {
    FeedChange change = changes[slot(first)];
    changes[slot(first++)] = null;
    bytes -= change.size();
    from[change.partition()] = Math.max(from[change.partition()], change.offset() + 1);
  }

  private static int slot(long index) {
    return (int) (index % MAX);
  }

  synchronized End end() {
    return new End(end, position.copy());
  }

  /** From where on somebody who is at {@code at} misses nothing; empty where that is gone. */
  synchronized Optional<Long> indexFor(FeedPosition at) {
    if (from == null) {
      return Optional.empty();
    }
    for (int p = 0; p < from.length; p++) {
      if (at.next(p) < from[p]) {
        return Optional.empty();
      }
    }
    return Optional.of(first);
  }

  synchronized boolean isGone(long index) {
    return index < first;
  }

  /** Empty where there is none yet, or it is gone. */
  synchronized Optional<FeedChange> get(long index) {
    return index >= first && index < end ? Optional.of(changes[slot(index)]) : Optional.empty();
  }

  /** For each partition the offset from which on all changes are here. */
  synchronized long[] from() {
    return from == null ? new long[Topics.CHANGES.partitions()] : from.clone();
  }

  /** Whether somebody who is there has only to be told what is here, or nothing yet. */
  synchronized boolean covers(FeedPosition at) {
    boolean reached = indexFor(at).isPresent();
    for (int p = 0; reached && p < from.length; p++) {
      reached = at.next(p) <= position.next(p);
    }
    return reached;
  }
}
