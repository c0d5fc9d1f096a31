package com.tickstock.membership.store;

/**
 * How far a partition of {@code membership.events} is folded.
 *
 * @param folded the offset of the last event, whatever became of it
 * @param changed the offset of the last one that made a version; -1 where none did
 */
public record Progress(long folded, long changed) {
  /** Before the first offset. */
  public static final long NONE = -1;

  /** Before the first event. */
  public static final Progress START = new Progress(NONE, NONE);
}
