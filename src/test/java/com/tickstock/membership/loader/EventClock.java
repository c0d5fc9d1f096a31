package com.tickstock.membership.loader;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Runs an action just before a chosen event is written, because a publisher reads the clock for
 * each event.
 */
final class EventClock extends Clock {
  private final int event;
  private final Runnable before;
  private int asked;

  /**
   * @param event the number of the event, from 1
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
