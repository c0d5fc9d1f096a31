package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.loader.Events.Decision;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Loads a folder: reads and checks everything, writes all of it in one transaction, and tells what
 * became of each group.
 */
public final class Loader {
  /** A group that changes faster than it can be read is a person's case. */
  private static final int ATTEMPTS = 5;

  private final LoadedGroups groups;
  private final Supplier<EventPublisher> publisher;
  private final Progress progress;

  /**
   * @param publisher opens a transactional one; closed after the load, not asked where nothing is
   *     to be written
   */
  public Loader(LoadedGroups groups, Supplier<EventPublisher> publisher, Progress progress) {
    this.groups = groups;
    this.publisher = publisher;
    this.progress = progress;
  }

  /**
   * @throws com.tickstock.membership.loader.file.RefusedFileException where the folder cannot be
   *     read
   */
  public LoadReport load(LoadRequest request) {
    Plan plan = Plan.of(request);
    String loadId = UUID.randomUUID().toString();
    List<LoadReport.Line> lines = new ArrayList<>(plan.refused());
    List<Holding> open = new ArrayList<>(plan.holdings());
    open.addAll(sectors(request, plan));
    Map<GroupKey, Long> told = new HashMap<>();
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      Events events = new Events(request, new Standings(groups, told), loadId);
      List<Decision> decisions = open.stream().map(events::decide).toList();
      open = finish(decisions, lines, told, attempt < ATTEMPTS);
    }
    return new LoadReport(loadId, lines);
  }

  private List<Holding> sectors(LoadRequest request, Plan plan) {
    return request.types().contains(GroupType.SECTOR)
        ? new SectorPlan(groups, request)
            .holdings(plan.evidence()).stream()
                .filter(holding -> request.wants(holding.group()))
                .toList()
        : List.of();
  }

  /** Publishes what there is to publish; returns what has to be read and decided again. */
  private List<Holding> finish(
      List<Decision> decisions,
      List<LoadReport.Line> lines,
      Map<GroupKey, Long> told,
      boolean mayTryAgain) {
    decisions.stream()
        .filter(decision -> decision.event().isEmpty())
        .map(Decision::line)
        .forEach(lines::add);
    List<Decision> written = decisions.stream().filter(d -> d.event().isPresent()).toList();
    List<OutcomeJson> outcomes = written.isEmpty() ? List.of() : publish(written);
    List<Holding> again = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      if (mayTryAgain && isConflict(outcomes.get(i))) {
        again.add(written.get(i).holding());
        told.put(written.get(i).holding().group(), outcomes.get(i).version());
      } else {
        lines.add(written.get(i).line().with(outcomes.get(i)));
      }
    }
    return again;
  }

  private static boolean isConflict(OutcomeJson outcome) {
    return outcome.reason().filter(Refusal.VERSION_CONFLICT.code()::equals).isPresent();
  }

  private List<OutcomeJson> publish(List<Decision> decisions) {
    List<Unwritten> events = decisions.stream().map(d -> d.event().orElseThrow()).toList();
    List<Position> positions;
    try (EventPublisher transaction = publisher.get()) {
      positions = transaction.publishAll(events);
    }
    List<OutcomeJson> outcomes = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Unwritten event = events.get(i);
      outcomes.add(groups.await(event.group(), event.cause().event(), positions.get(i)));
      progress.step(i + 1, events.size(), event.group().toString());
    }
    return outcomes;
  }
}
