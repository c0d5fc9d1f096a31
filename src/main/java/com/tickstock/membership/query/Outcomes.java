package com.tickstock.membership.query;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What became of events, for those who wait for it. */
public final class Outcomes {
  private static final long ASK_EVERY = TimeUnit.MILLISECONDS.toNanos(2);

  private final MembershipQueries queries;

  public Outcomes(MembershipQueries queries) {
    this.queries = queries;
  }

  public Optional<OutcomeJson> find(GroupKey key, EventId event) {
    return queries.outcome(key, event);
  }

  /**
   * Waits until the event at {@code position} is folded.
   *
   * @return empty where that takes longer than {@code atMost}
   */
  public Optional<OutcomeJson> await(
      GroupKey key, EventId event, Position position, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<OutcomeJson> outcome = find(key, event).filter(found -> isAnswer(found, position));
      if (outcome.isPresent() || System.nanoTime() > deadline) {
        return outcome;
      }
      LockSupport.parkNanos(ASK_EVERY);
    }
  }

  /** A refused event may be published again under its id: the earlier refusal is no answer then. */
  private static boolean isAnswer(OutcomeJson outcome, Position position) {
    return outcome.outcome() != OutcomeJson.Kind.REFUSED
        || Position.parse(outcome.position()).offset() >= position.offset();
  }
}
