package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.migration.MigrationReport.Line;
import com.tickstock.membership.migration.MigrationReport.Result;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Migrates an older table: reads and checks everything, writes all events in one transaction, and
 * reads the groups back from the service.
 */
public final class Migration {
  private final KnownGroups service;
  private final Supplier<EventPublisher> publisher;
  private final Clock clock;

  /**
   * @param publisher opens a transactional publisher; it is closed after writing, and not opened if
   *     there is nothing to write
   */
  public Migration(KnownGroups service, Supplier<EventPublisher> publisher, Clock clock) {
    this.service = service;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * @throws MigrationException if the database or its table cannot be read
   */
  public MigrationReport migrate(MigrationRequest request) {
    SourceReading reading = Sources.read(request);
    List<Line> lines = new ArrayList<>();
    reading.refused().forEach(refusal -> lines.add(refused(refusal)));
    List<Planned> planned = new ArrayList<>();
    for (SourceGroup group : reading.groups()) {
      plan(group, request, lines).ifPresent(planned::add);
    }
    lines.addAll(request.dryRun() ? preview(planned) : publish(planned));
    return new MigrationReport(request.source(), lines, reading.leftAlone());
  }

  /** A group to publish, and its differences from the service now. */
  private record Planned(SourceGroup group, Unwritten event, List<String> differences) {}

  /**
   * Plans the event of a group; empty if there is nothing to publish. The line then has the reason.
   */
  private Optional<Planned> plan(SourceGroup group, MigrationRequest request, List<Line> lines) {
    Optional<GroupJson> now = service.now(group.key());
    List<String> differences = now.map(known -> Differences.of(group, known)).orElse(List.of());
    if (now.isPresent() && differences.isEmpty()) {
      lines.add(line(group, Result.UNCHANGED, now, differences, ""));
      return Optional.empty();
    } else if (now.isPresent() && !request.force()) {
      String detail = "the group in the log differs and stays as it is; --force replaces it";
      lines.add(line(group, Result.REFUSED, now, differences, detail));
      return Optional.empty();
    }
    Unwritten event =
        MigrationEvent.of(group, now.map(GroupJson::version).orElse(0L), clock.instant());
    int size = EventJson.write(event, clock.instant()).length;
    if (size > EventPublisher.eventBytes()) {
      String detail =
          "it would be an event of %,d bytes: expected at most %,d"
              .formatted(size, EventPublisher.eventBytes());
      lines.add(line(group, Result.REFUSED, now, differences, detail));
      return Optional.empty();
    }
    return Optional.of(new Planned(group, event, differences));
  }

  private List<Line> preview(List<Planned> planned) {
    return planned.stream().map(this::preview).toList();
  }

  private Line preview(Planned planned) {
    JsonNode event = Json.readTree(EventJson.write(planned.event(), clock.instant()));
    SourceGroup group = planned.group();
    return new Line(
        group.source(),
        group.key().toString(),
        Result.WOULD_MIGRATE,
        group.rows(),
        Optional.empty(),
        Optional.empty(),
        planned.differences(),
        "",
        group.notes(),
        Optional.of(event));
  }

  private List<Line> publish(List<Planned> planned) {
    if (planned.isEmpty()) {
      return List.of();
    }
    List<Position> positions;
    try (EventPublisher transaction = publisher.get()) {
      positions = transaction.publishAll(planned.stream().map(Planned::event).toList());
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      lines.add(prove(planned.get(i), positions.get(i)));
    }
    return lines;
  }

  private Line prove(Planned planned, Position position) {
    SourceGroup group = planned.group();
    OutcomeJson outcome = service.await(group.key(), planned.event().cause().event(), position);
    Optional<GroupJson> now = service.now(group.key());
    if (outcome.outcome() == OutcomeJson.Kind.REFUSED) {
      return line(group, Result.REFUSED, now, List.of(), refusal(outcome));
    } else if (!outcome.position().equals(position.toString()) && now.isEmpty()) {
      String detail = "it was migrated before and retired since, and stays retired";
      return line(group, Result.REFUSED, now, List.of(), detail);
    }
    List<String> differences =
        now.map(known -> Differences.of(group, known)).orElse(List.of("the group does not exist"));
    Result result = differences.isEmpty() ? Result.MIGRATED : Result.DIFFERENT;
    return line(group, result, now, differences, "");
  }

  private static String refusal(OutcomeJson outcome) {
    String detail = outcome.detail().orElse("");
    return outcome.reason().equals(Optional.of(Refusal.VERSION_CONFLICT.code()))
        ? detail + ": it was retired, or written meanwhile, and stays as it is"
        : detail;
  }

  private static Line refused(SourceReading.Refusal refusal) {
    return new Line(
        refusal.source(),
        refusal.group(),
        Result.REFUSED,
        refusal.rows(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        refusal.reason(),
        List.of(),
        Optional.empty());
  }

  private static Line line(
      SourceGroup group,
      Result result,
      Optional<GroupJson> now,
      List<String> differences,
      String detail) {
    return new Line(
        group.source(),
        group.key().toString(),
        result,
        group.rows(),
        now.map(GroupJson::memberCount),
        now.map(GroupJson::version),
        differences,
        detail,
        group.notes(),
        Optional.empty());
  }
}
