package com.tickstock.membership.topology;

/**
 * How far a partition of {@code membership.events} is folded.
 *
 * @param folded the offset of the last event, whatever became of it
 * @param changed the offset of the last one that made a version; -1 where none did
 */
public record Progress(long folded, long changed) {
  /** Of its one row in {@code fold-progress}. */
  public static final String KEY = "events";

  /** Before the first offset. */
  public static final long NONE = -1;
}
