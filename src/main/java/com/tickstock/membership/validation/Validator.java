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

/** Checks groups, symbol index and tables against the rules and each other. Thread-safe. */
public final class Validator {
  private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(10);

  private final MembershipQueries queries;
  private final GroupTables tables;
  private final LoadGates gates;
  private final AgeLimits ageLimits;
  private final Clock clock;
  private final Consumer<Duration> catchUp;

  /**
   * @param gates the limits for the sum of the weights of a group
   * @param ageLimits the limits for the age of a group
   * @param catchUp waits until all events in the log are folded and indexed; throws
   *     StoreUnavailableException if this takes longer than the given time
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
   * Runs one validation at a time: each reads everything, and the projection needs a connection
   * too.
   *
   * @throws com.tickstock.membership.store.access.StoreUnavailableException if only a part of the
   *     stores can be read
   */
  public synchronized Validation validate(Environment environment) {
    Confirmation confirmation =
        new Confirmation(
            () -> StoreReading.of(environment, queries, tables, gates),
            new CatchUpWait(environment, tables, catchUp, SETTLE_TIMEOUT));
    List<Result> results = new ArrayList<>(confirmation.results());
    // needs no second reading: a write in progress cannot make a group older
    results.add(AgeCheck.of(environment, queries, ageLimits, clock.instant()));
    return Validation.of(environment, results);
  }
}
