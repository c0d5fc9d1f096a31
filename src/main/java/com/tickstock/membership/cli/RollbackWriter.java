package com.tickstock.membership.cli;

import com.tickstock.membership.cli.RollbackReport.Result;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Publishes a rollback and verifies that the group has the earlier state.
 *
 * @param kafka the configuration of every Kafka client
 */
record RollbackWriter(ServiceGroups groups, Map<String, Object> kafka, Clock clock) {

  RollbackReport write(Rollback rollback, RollbackReport plan) {
    Unwritten event = rollback.event(clock.instant());
    OutcomeJson outcome;
    // one event needs no transaction
    try (EventPublisher publisher = EventPublisher.single(kafka, clock)) {
      Position position = publisher.publish(event).join();
      outcome = groups.await(rollback.group(), event.cause().event(), position);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    String id = event.cause().event().id();
    if (outcome.outcome() == OutcomeJson.Kind.REFUSED) {
      return plan.with(Result.REFUSED, id, Optional.empty(), Optional.of(why(outcome)));
    }
    return verified(rollback, plan, id, outcome.version());
  }

  private static String why(OutcomeJson outcome) {
    String detail = outcome.detail().orElse("");
    return outcome.reason().filter(Refusal.VERSION_CONFLICT.code()::equals).isPresent()
        ? detail + ": the group changed meanwhile, run this again to see the new effect"
        : detail;
  }

  private RollbackReport verified(Rollback rollback, RollbackReport plan, String id, long version) {
    CurrentVersion now = groups.head(rollback.group());
    if (now.version() > version) {
      String detail = "it has changed since: it is at version %d".formatted(now.version());
      return plan.with(Result.APPLIED, id, Optional.of(version), Optional.of(detail));
    }
    Rollback rest = new Rollback(rollback.group(), now, rollback.then(), rollback.why());
    if (rest.isNeeded()) {
      String detail =
          "a change effective slightly in the future overrides it: run this again, at the latest"
              + " in 5 minutes";
      return plan.with(Result.COVERED, id, Optional.of(version), Optional.of(detail));
    }
    return plan.with(Result.APPLIED, id, Optional.of(version), Optional.empty());
  }
}
