package com.tickstock.membership.service;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.HistoryCursor;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.loader.LoadedGroups;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.access.StoreUnavailableException;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The groups of this service, for a load in the same process. */
record LocalGroups(MembershipQueries queries, Outcomes outcomes, int maxMembers)
    implements LoadedGroups {
  private static final int PAGE = 100;
  private static final Duration FOLD_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration ASK_AGAIN = Duration.ofMillis(200);

  @Override
  public Optional<GroupJson> now(GroupKey key) {
    return patiently(() -> queries.group(key)).filter(StoredGroup::exists).map(StoredGroup::group);
  }

  @Override
  public Optional<GroupJson> asOf(GroupKey key, Instant time) {
    AsOf when = new AsOf(time, Optional.empty());
    return patiently(() -> queries.groupAsOf(key, when)).map(StoredGroup::group);
  }

  @Override
  public List<GroupKey> keys(Environment environment) {
    return patiently(
        () -> {
          List<GroupKey> keys = new ArrayList<>();
          queries.groups(environment, group -> keys.add(group.key()));
          return keys;
        });
  }

  @Override
  public Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf) {
    Instant time = asOf.orElse(TimelinePosition.LAST.effectiveAt());
    return patiently(() -> queries.lineage(key, time)).sources();
  }

  @Override
  public HistoryJson history(GroupKey key, Optional<String> cursor) {
    History.Cursor from = cursor.map(HistoryCursor::parse).orElse(History.Cursor.START);
    return patiently(() -> queries.history(key, from, PAGE));
  }

  @Override
  public List<String> eventIds(GroupKey key) {
    return patiently(() -> queries.eventIds(key));
  }

  @Override
  public OutcomeJson await(GroupKey key, EventId event, Position position) {
    return outcomes
        .await(key, event, position, FOLD_TIMEOUT)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s: event %s was written at %s, but it cannot be read"
                        .formatted(key, event.id(), position)));
  }

  /** Retries, because other instances may start and stop during the load. */
  static <T> T patiently(Supplier<T> question) {
    return Deadline.in(ANSWER_TIMEOUT)
        .retry(ASK_AGAIN, StoreUnavailableException.class::isInstance, question);
  }
}
