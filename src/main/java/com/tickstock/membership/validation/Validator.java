package com.tickstock.membership.validation;

import com.tickstock.membership.config.AgeLimits;
import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.query.MembershipQueries;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Holds what is known against the rules, and against itself. Thread-safe. */
public final class Validator {
  private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(10);

  private final MembershipQueries queries;
  private final GroupTables tables;
  private final LoadGates gates;
  private final AgeLimits ageLimits;
  private final Clock clock;
  private final Consumer<Duration> catchUp;

  /**
   * @param gates what weights of a group come to
   * @param ageLimits how old a group may be
   * @param catchUp waits until what is in the log now is folded and indexed; throws
   *     StoreUnavailableException where it takes longer than what it is given
   */
  public Validator(
      MembershipQueries queries,
      GroupTables tables,
      LoadGates gates,
      AgeLimits ageLimits,
      Clock clock,
      Consumer<Duration> catchUp) {
    this.queries = queries;
    this.tables = tables;
    this.gates = gates;
    this.ageLimits = ageLimits;
    this.clock = clock;
    this.catchUp = catchUp;
  }

  /**
   * One at a time: each reads everything, and the projection needs a connection too.
   *
   * @throws com.tickstock.membership.query.question.StoreUnavailableException rather than check a
   *     part
   */
  public synchronized Validation validate(Environment environment) {
    Confirmation confirmation =
        new Confirmation(
            () -> StoreReading.of(environment, queries, tables, gates),
            new CatchUpWait(environment, tables, catchUp, SETTLE_TIMEOUT));
    List<Result> results = new ArrayList<>(confirmation.results());
    // not read again: no write that is on its way makes a group older
    results.add(AgeCheck.of(environment, queries, ageLimits, clock.instant()));
    return Validation.of(environment, results);
  }
}
