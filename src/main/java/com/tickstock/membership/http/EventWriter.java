package com.tickstock.membership.http;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.store.access.StoreUnavailableException;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Publishes events and can wait until an event is folded. */
public final class EventWriter {
  private static final Duration FOLD_TIMEOUT = Duration.ofSeconds(10);

  private final EventPublisher publisher;
  private final Outcomes outcomes;

  public EventWriter(EventPublisher publisher, Outcomes outcomes) {
    this.publisher = publisher;
    this.outcomes = outcomes;
  }

  /** Returns once all in-sync replicas have the event. */
  Position write(Unwritten event) {
    try {
      return publisher.publish(event).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Waits for the outcome; empty if the event at that position had none. */
  Optional<OutcomeJson> await(GroupKey key, EventId id, Position position) {
    try {
      return outcomes.await(key, id, position, FOLD_TIMEOUT);
    } catch (StoreUnavailableException e) {
      throw new ProblemException(
          Problem.of(ProblemType.NOT_FOLDED_YET, e.getMessage() + ": try again"));
    }
  }

  /** Empty also if the store is unavailable: the event can still be written to the log. */
  Optional<OutcomeJson> known(GroupKey key, EventId id) {
    try {
      return outcome(key, id);
    } catch (StoreUnavailableException e) {
      return Optional.empty();
    }
  }

  Optional<OutcomeJson> outcome(GroupKey key, EventId id) {
    return outcomes.find(key, id);
  }
}
