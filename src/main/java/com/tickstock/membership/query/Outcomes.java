package com.tickstock.membership.query;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.store.access.StoreUnavailableException;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.util.Optional;

/** What became of events, for those who wait for it. */
public final class Outcomes {
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

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
    try {
      return Deadline.in(atMost)
          .retry(ASK_AGAIN, Outcomes::mayPass, () -> queries.after(position).outcome(key, event));
    } catch (NotVisibleYetException | StoreUnavailableException e) {
      throw new StoreUnavailableException(
          "%s: event %s is in the log at %s but was not folded within %d s"
              .formatted(key, event.id(), position, atMost.toSeconds()));
    }
  }

  private static boolean mayPass(RuntimeException e) {
    return e instanceof NotVisibleYetException || e instanceof StoreUnavailableException;
  }
}
