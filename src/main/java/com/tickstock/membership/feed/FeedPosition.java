package com.tickstock.membership.feed;

import com.tickstock.membership.topic.Topics;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has followed {@code membership.changes}: the id of an event of the feed, the
 * same at every instance. Not thread-safe: it moves.
 *
 * <p>Written {@code 120:98,7:5,0:-1}, for each partition the offset of the next record and the
 * offset in {@code membership.events} of the last event whose change was told, -1 where none was.
 * The second one because a new application folds the log anew and tells every version again, at
 * higher offsets of {@code membership.changes}: what is not after it is a repetition.
 */
public final class FeedPosition {
  private static final int PARTITIONS = Topics.CHANGES.partitions();
  private static final long NONE = -1;
  private static final Pattern PLACE =
      Pattern.compile("(0|[1-9][0-9]{0,18}):(-1|0|[1-9][0-9]{0,18})");

  private final long[] next;
  private final long[] event;

  private FeedPosition(long[] next, long[] event) {
    this.next = next;
    this.event = event;
  }

  /** Before everything. */
  FeedPosition() {
    this(new long[PARTITIONS], new long[PARTITIONS]);
    Arrays.fill(event, NONE);
  }

  /**
   * The reverse of {@link #toString}.
   *
   * @throws IllegalArgumentException when {@code text} is nothing of the kind
   */
  public static FeedPosition parse(String text) {
    String[] places = text.split(",", -1);
    if (places.length != PARTITIONS) {
      throw new IllegalArgumentException("expected %d places".formatted(PARTITIONS));
    }
    FeedPosition position = new FeedPosition();
    for (int p = 0; p < PARTITIONS; p++) {
      Matcher place = PLACE.matcher(places[p]);
      if (!place.matches()) {
        throw new IllegalArgumentException("expected next:event");
      }
      position.next[p] = Long.parseLong(place.group(1));
      position.event[p] = Long.parseLong(place.group(2));
    }
    return position;
  }

  FeedPosition copy() {
    return new FeedPosition(next.clone(), event.clone());
  }

  long next(int partition) {
    return next[partition];
  }

  long event(int partition) {
    return event[partition];
  }

  /** Moves past a change; whether it is one that was not passed before. */
  boolean pass(FeedChange change) {
    int p = change.partition();
    if (change.offset() < next[p]) {
      return false;
    }
    next[p] = change.offset() + 1;
    if (change.event() <= event[p]) {
      return false;
    }
    event[p] = change.event();
    return true;
  }

  /** Moves past records that are no changes, as the marks at the end of transactions. */
  void passTo(long[] offsets) {
    for (int p = 0; p < PARTITIONS; p++) {
      next[p] = Math.max(next[p], offsets[p]);
    }
  }

  void passTo(FeedPosition other) {
    passTo(other.next);
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(",");
    for (int p = 0; p < PARTITIONS; p++) {
      text.add(next[p] + ":" + event[p]);
    }
    return text.toString();
  }
}
