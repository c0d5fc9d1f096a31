package com.tickstock.membership.loader;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.EventJson.Written;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.loader.LoadPlanner.Decision;
import com.tickstock.membership.sector.Sectors;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.EventTransaction;
import com.tickstock.membership.topic.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.ExponentialBackoff;

/**
 * Loads a folder: reads and checks everything, writes all events in one transaction, and reports
 * the result for each group.
 */
public final class Loader {
  /** If a group keeps changing faster than it can be read, the load gives up. */
  private static final int ATTEMPTS = 10;

  /** In milliseconds: about five seconds in all. */
  private static final ExponentialBackoff BEFORE_READING_AGAIN =
      new ExponentialBackoff(20, 2, 1000, 0.2);

  private final LoadedGroups groups;
  private final Function<Duration, ? extends EventTransaction> publisher;
  private final Progress progress;
  private final Clock clock;

  /**
   * @param publisher opens a transaction that may stay open that long; it is closed after writing,
   *     and not opened if there is nothing to write
   * @param clock later times are refused
   */
  public Loader(
      LoadedGroups groups,
      Function<Duration, ? extends EventTransaction> publisher,
      Progress progress,
      Clock clock) {
    this.groups = groups;
    this.publisher = publisher;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * @throws com.tickstock.membership.loader.file.RefusedFileException if the folder cannot be read
   */
  public LoadReport load(LoadRequest request) {
    Plan plan = Plan.of(request);
    String loadId = UUID.randomUUID().toString();
    List<LoadReport.Line> lines = new ArrayList<>(plan.others());
    List<Holding> open = new ArrayList<>(plan.holdings());
    Map<GroupKey, Long> told = new HashMap<>();
    for (int attempt = 1; attempt == 1 || !open.isEmpty(); attempt++) {
      LoadPlanner events =
          new LoadPlanner(request, new GroupSnapshots(groups, told), loadId, clock.instant());
      if (attempt == 1) {
        open.addAll(sectors(request, plan, events));
      }
      List<Decision> decisions = open.stream().map(events::decide).toList();
      open = finish(decisions, lines, told, attempt < ATTEMPTS);
      if (!open.isEmpty()) {
        LockSupport.parkNanos(
            TimeUnit.MILLISECONDS.toNanos(BEFORE_READING_AGAIN.backoff(attempt - 1L)));
      }
    }
    return new LoadReport(loadId, lines);
  }

  /**
   * Loads the lists and histories of a folder. Their order does not change the result.
   *
   * @throws com.tickstock.membership.loader.file.RefusedFileException if the folder cannot be read
   */
  public LoadReport loadAll(LoadRequest request) {
    LoadReport lists = load(request);
    Set<String> histories = lists.histories();
    return histories.isEmpty() ? lists : lists.with(loadHistories(request, histories::contains));
  }

  /**
   * Loads only the histories of a folder.
   *
   * @throws com.tickstock.membership.loader.file.RefusedFileException if the folder cannot be read
   */
  public LoadReport loadHistories(LoadRequest request) {
    return loadHistories(request, file -> true);
  }

  /**
   * @param files selects files by name
   */
  private LoadReport loadHistories(LoadRequest request, Predicate<String> files) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    HistoryPlan plan = HistoryPlan.of(request, today, files);
    String loadId = UUID.randomUUID().toString();
    GroupSnapshots snapshots = new GroupSnapshots(groups, Map.of());
    HistoryEvents events = new HistoryEvents(request, snapshots, loadId, clock.instant());
    List<HistoryEvents.Decision> decisions = new ArrayList<>();
    for (IntervalFile history : plan.histories()) {
      decisions.add(events.decide(history));
      progress.step(decisions.size(), plan.histories().size(), history.group().toString());
    }
    List<Written> written = decisions.stream().flatMap(d -> d.events().stream()).toList();
    Iterator<OutcomeJson> outcomes =
        (written.isEmpty() ? List.<OutcomeJson>of() : publishWritten(written)).iterator();
    List<LoadReport.Line> lines = new ArrayList<>(plan.others());
    for (HistoryEvents.Decision decision : decisions) {
      if (decision.events().isEmpty()) {
        lines.addAll(decision.lines());
      } else {
        List<OutcomeJson> own = decision.events().stream().map(e -> outcomes.next()).toList();
        lines.add(LoadReport.history(decision.lines(), own));
      }
    }
    return new LoadReport(loadId, lines);
  }

  /**
   * The sectors, all or none, because a move changes two of them. Ignores files that fail a gate.
   */
  private List<Holding> sectors(LoadRequest request, Plan plan, LoadPlanner events) {
    if (Sectors.ALL.stream().noneMatch(s -> request.wants(SectorPlan.key(request, s)))) {
      return List.of();
    }
    List<Plan.Evidence> sound =
        plan.evidence().stream()
            .filter(one -> one.holding().filter(events::isOdd).isEmpty())
            .toList();
    return new SectorPlan(groups, request).holdings(sound);
  }

  /** Publishes the events. Returns the holdings that must be read and decided again. */
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
    List<Unwritten> events = written.stream().map(d -> d.event().orElseThrow()).toList();
    List<OutcomeJson> outcomes = events.isEmpty() ? List.of() : publish(events);
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

  private List<OutcomeJson> publish(List<Unwritten> events) {
    List<Position> positions =
        inOne(EventPublisher.SHORT, transaction -> transaction.publishAll(events));
    return outcomes(
        events.stream().map(Unwritten::group).toList(),
        events.stream().map(event -> event.cause().event()).toList(),
        positions);
  }

  private List<OutcomeJson> publishWritten(List<Written> events) {
    long bytes = events.stream().mapToLong(event -> event.value().length).sum();
    List<Position> positions =
        inOne(EventPublisher.within(bytes), transaction -> transaction.publishWritten(events));
    return outcomes(
        events.stream().map(Written::group).toList(),
        events.stream().map(Written::id).toList(),
        positions);
  }

  private List<Position> inOne(Duration within, Function<EventTransaction, List<Position>> write) {
    try (EventTransaction transaction = publisher.apply(within)) {
      return write.apply(transaction);
    }
  }

  /** The outcome of each event. */
  private List<OutcomeJson> outcomes(
      List<GroupKey> of, List<EventId> events, List<Position> positions) {
    List<OutcomeJson> outcomes = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      outcomes.add(groups.await(of.get(i), events.get(i), positions.get(i)));
      progress.step(i + 1, events.size(), of.get(i).toString());
    }
    return outcomes;
  }
}
