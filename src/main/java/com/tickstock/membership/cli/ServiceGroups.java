package com.tickstock.membership.cli;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.loader.LoadedGroups;
import com.tickstock.membership.migration.KnownGroups;
import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the groups of a service in another process. */
record ServiceGroups(ServiceClient service) implements LoadedGroups, KnownGroups {
  private static final Duration FOLD_TIMEOUT = Duration.ofSeconds(60);
  private static final int NOT_FOUND = 404;
  private static final int NOT_YET = 504;

  @Override
  public int maxMembers() {
    return service.info().maxMembers();
  }

  @Override
  public Optional<GroupJson> now(GroupKey key) {
    return service.find(path(key, ""), GroupJson.class);
  }

  @Override
  public Optional<GroupJson> asOf(GroupKey key, Instant time) {
    return service.find(path(key, "") + "&asOf=" + time, GroupJson.class);
  }

  @Override
  public List<GroupKey> keys(Environment environment) {
    return service.groups(environment, "").stream().map(GroupSummaryJson::key).toList();
  }

  @Override
  public Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf) {
    String time = asOf.map(t -> "&asOf=" + t).orElse("");
    return service
        .find(path(key, "/lineage") + time, LineageJson.class)
        .map(LineageJson::sources)
        .orElse(Map.of());
  }

  @Override
  public HistoryJson history(GroupKey key, Optional<String> cursor) {
    String from = cursor.map(text -> "&cursor=" + text).orElse("");
    return service
        .find(path(key, "/history") + "&limit=100" + from, HistoryJson.class)
        .orElseGet(
            () ->
                new HistoryJson(
                    key.environment(), key.type(), key.name(), List.of(), Optional.empty()));
  }

  @Override
  public OutcomeJson await(GroupKey key, EventId event, Position position) {
    String outcome =
        "/outcomes/%s/%s"
            .formatted(ServiceClient.segment(event.source()), ServiceClient.segment(event.id()));
    String path = path(key, outcome) + "&after=" + position;
    Deadline deadline = Deadline.in(FOLD_TIMEOUT);
    ServiceClient.Answer answer = service.answer(path);
    // the service itself waits before it answers 504
    while (answer.status() == NOT_YET && !deadline.isOver()) {
      answer = service.answer(path);
    }
    if (answer.status() == NOT_YET) {
      throw new IllegalStateException(
          "%s: the event is in the log, but was not folded within %d s"
              .formatted(key, FOLD_TIMEOUT.toSeconds()));
    }
    return service.read(answer, OutcomeJson.class);
  }

  /** The current version and state; only the version of a retired group. */
  CurrentVersion head(GroupKey key) {
    ServiceClient.Answer answer = service.answer(path(key, ""));
    if (answer.status() == NOT_FOUND) {
      return new CurrentVersion(answer.problem().version().orElse(0L), Optional.empty());
    }
    GroupJson now = service.read(answer, GroupJson.class);
    return new CurrentVersion(now.version(), Optional.of(now.group()));
  }

  /**
   * Returns the group at an earlier time; empty if it did not exist then.
   *
   * @param question {@code version=7} or {@code asOf=2025-06-30T00:00:00Z}
   * @throws IllegalStateException if that state is unknown; the message has the service's reason
   */
  Optional<Group> then(GroupKey key, String question) {
    ServiceClient.Answer answer = service.answer(path(key, "") + "&" + question);
    if (answer.status() == NOT_FOUND && answer.problem().saysRetired()) {
      return Optional.empty();
    } else if (answer.status() == NOT_FOUND) {
      throw new IllegalStateException(answer.problem().detail());
    }
    return Optional.of(service.read(answer, GroupJson.class).group());
  }

  private static String path(GroupKey key, String below) {
    return ServiceClient.path(key) + below + "?environment=" + key.environment();
  }
}
