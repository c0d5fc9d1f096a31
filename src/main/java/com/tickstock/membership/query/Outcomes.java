package com.tickstock.membership.query;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.query.question.StoreUnavailableException;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What became of events, for those who wait for it. */
public final class Outcomes {
  private static final long ASK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

  private final MembershipQueries queries;

  public Outcomes(MembershipQueries queries) {
    this.queries = queries;
  }

  public Optional<OutcomeJson> find(GroupKey key, EventId event) {
    return queries.outcome(key, event);
  }

  /**
   * Waits until the event at {@code position} is folded, also where its partition is moving.
   *
   * @return empty where nothing became of an event of that id: what stands there is another one, or
   *     none that can be read
   * @throws StoreUnavailableException where that takes longer than {@code atMost}
   */
  public Optional<OutcomeJson> await(
      GroupKey key, EventId event, Position position, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      try {
        return queries.after(position).outcome(key, event);
      } catch (NotVisibleYetException | StoreUnavailableException e) {
        if (System.nanoTime() > deadline) {
          throw new StoreUnavailableException(
              "%s: event %s is in the log at %s but was not folded within %d s"
                  .formatted(key, event.id(), position, atMost.toSeconds()));
        }
        LockSupport.parkNanos(ASK_AGAIN);
      }
    }
  }
}
