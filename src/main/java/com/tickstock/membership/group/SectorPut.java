package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Comparator;

/**
 * The event that put a symbol into a sector. If there are several, the last one determines the
 * sector.
 *
 * @param from effective time
 * @param recordedAt the time when the log took the event; decides between equal effective times
 */
public record SectorPut(Instant from, Instant recordedAt) implements Comparable<SectorPut> {
  private static final Comparator<SectorPut> ORDER =
      Comparator.comparing(SectorPut::from).thenComparing(SectorPut::recordedAt);

  /** An unknown put; sorts before all others. */
  public static final SectorPut NOT_KNOWN = new SectorPut(Instant.MIN, Instant.MIN);

  public SectorPut startingAt(Instant time) {
    return new SectorPut(time, recordedAt);
  }

  @Override
  public int compareTo(SectorPut other) {
    return ORDER.compare(this, other);
  }
}
