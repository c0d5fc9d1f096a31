package com.tickstock.membership.loader;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A publisher asks for the time of each event as it writes it: a place to step in. */
final class EventClock extends Clock {
  private final int event;
  private final Runnable before;
  private int asked;

  /**
   * @param event before which event, from 1, to step in
   */
  EventClock(int event, Runnable before) {
    this.event = event;
    this.before = before;
  }

  @Override
  public Instant instant() {
    asked++;
    if (asked == event) {
      before.run();
    }
    return Instant.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
