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
 * What the routes stand on.
 *
 * @param catchUp waits until what is in the log now is folded and indexed; throws
 *     StoreUnavailableException where it takes longer than what it is given
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
   * What a client needs to know to go on.
   *
   * @param maxMembers of a group that is no sector
   * @param databaseUrl of the embedded database alone: others hold secrets
   */
  public record Info(
      String version,
      String environment,
      String bootstrapServers,
      List<String> topics,
      int maxMembers,
      Optional<String> databaseUrl) {}

  /**
   * How it is.
   *
   * @param failures from which it does not recover by itself
   * @param notReady why it cannot answer, or not truly, right now
   */
  public record Health(List<String> failures, List<String> notReady) {}
}
