package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Comparator;

/**
 * A symbol was put into a sector. The last of several puts says which sector the symbol is in.
 *
 * @param from effective time
 * @param recordedAt when the log took the event: it decides between two of the same effective time
 */
public record SectorPut(Instant from, Instant recordedAt) implements Comparable<SectorPut> {
  private static final Comparator<SectorPut> ORDER =
      Comparator.comparing(SectorPut::from).thenComparing(SectorPut::recordedAt);

  /** Before all others. */
  public static final SectorPut NOT_KNOWN = new SectorPut(Instant.MIN, Instant.MIN);

  public SectorPut startingAt(Instant time) {
    return new SectorPut(time, recordedAt);
  }

  @Override
  public int compareTo(SectorPut other) {
    return ORDER.compare(this, other);
  }
}
