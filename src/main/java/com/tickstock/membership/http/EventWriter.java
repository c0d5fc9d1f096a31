package com.tickstock.membership.http;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.query.question.StoreUnavailableException;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Publishes an event and, where asked, waits until it is folded. */
public final class EventWriter {
  private static final Duration FOLD_TIMEOUT = Duration.ofSeconds(10);

  private final EventPublisher publisher;
  private final Outcomes outcomes;

  public EventWriter(EventPublisher publisher, Outcomes outcomes) {
    this.publisher = publisher;
    this.outcomes = outcomes;
  }

  /** Returns once all replicas in sync have it. */
  Position write(Unwritten event) {
    try {
      return publisher.publish(event).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Empty where nothing became of an event of that id at that position. */
  Optional<OutcomeJson> await(GroupKey key, EventId id, Position position) {
    try {
      return outcomes.await(key, id, position, FOLD_TIMEOUT);
    } catch (StoreUnavailableException e) {
      throw new ProblemException(
          Problem.of(ProblemType.NOT_FOLDED_YET, e.getMessage() + ": ask again"));
    }
  }

  /** What is known now; empty as well where the store cannot be asked, as the log still can. */
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
