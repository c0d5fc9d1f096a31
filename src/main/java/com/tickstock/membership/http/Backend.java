package com.tickstock.membership.http;

import com.tickstock.membership.feed.Feed;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Universes;
import com.tickstock.membership.report.Reports;
import com.tickstock.membership.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The services that the routes use.
 *
 * @param catchUp waits until all events in the log are folded and indexed; throws
 *     StoreUnavailableException if this takes longer than the given time
 */
public record Backend(
    MembershipQueries queries,
    Universes universes,
    Feed feed,
    EventWriter writer,
    Reports reports,
    Validator validator,
    GroupTables tables,
    Consumer<Duration> catchUp,
    Info info,
    Supplier<Health> health) {

  /**
   * The version and the addresses that a client needs.
   *
   * @param maxMembers the limit for groups other than sectors
   * @param databaseUrl only for the embedded database: other URLs may contain secrets
   */
  public record Info(
      String version,
      String environment,
      String bootstrapServers,
      List<String> topics,
      int maxMembers,
      Optional<String> databaseUrl) {}

  /**
   * The health of the instance.
   *
   * @param failures failures from which the instance does not recover by itself
   * @param notReady reasons why it cannot answer now, or not correctly
   */
  public record Health(List<String> failures, List<String> notReady) {}
}
