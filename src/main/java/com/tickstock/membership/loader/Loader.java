package com.tickstock.membership.loader;

import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Loads a folder: reads and checks everything, writes all of it in one transaction, and tells what
 * became of each group.
 */
public final class Loader {
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
   * @throws RefusedFileException where the folder cannot be read
   */
  public LoadReport load(LoadRequest request) {
    Plan plan = Plan.of(request);
    List<LoadReport.Line> lines = new ArrayList<>(plan.refused());
    List<Plan.Entry> entries = new ArrayList<>();
    for (Plan.Entry entry : plan.entries()) {
      if (request.mode() == LoadMode.DRY_RUN) {
        lines.add(preview(entry));
      } else if (request.mode() == LoadMode.NEW && isLoaded(entry)) {
        lines.add(line(entry, LoadReport.Result.SKIPPED, "loaded before"));
      } else {
        entries.add(entry);
      }
    }
    if (!entries.isEmpty()) {
      lines.addAll(publish(entries));
    }
    return new LoadReport(plan.loadId(), lines);
  }

  private List<LoadReport.Line> publish(List<Plan.Entry> entries) {
    List<Position> positions;
    try (EventPublisher transaction = publisher.get()) {
      positions = transaction.publishAll(entries.stream().map(Plan.Entry::event).toList());
    }
    List<LoadReport.Line> lines = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Plan.Entry entry = entries.get(i);
      OutcomeJson outcome =
          groups.await(entry.holding().group(), entry.event().cause().event(), positions.get(i));
      lines.add(line(entry, outcome));
      progress.step(i + 1, entries.size(), entry.holding().group().toString());
    }
    return lines;
  }

  private boolean isLoaded(Plan.Entry entry) {
    return groups
        .now(entry.holding().group())
        .flatMap(GroupJson::metadata)
        .filter(metadata -> checksum(metadata).equals(entry.file().checksum()))
        .isPresent();
  }

  private static String checksum(JsonObject metadata) {
    byte[] json = metadata.text().getBytes(StandardCharsets.UTF_8);
    return Json.readTree(json).path("checksum").asText();
  }

  /** Beside what is known of the day from which the file would hold. */
  private LoadReport.Line preview(Plan.Entry entry) {
    Optional<GroupJson> now = groups.now(entry.holding().group());
    Optional<GroupJson> then =
        entry.asOf().flatMap(asOf -> groups.asOf(entry.holding().group(), asOf));
    Difference difference =
        Difference.between(entry.asOf().isPresent() ? then : now, entry.holding());
    return new LoadReport.Line(
        entry.file().name(),
        Optional.of(entry.holding().group().toString()),
        difference.isEmpty() ? LoadReport.Result.WOULD_NOT_CHANGE : LoadReport.Result.WOULD_CHANGE,
        entry.holding().members().size(),
        difference.added(),
        difference.removed(),
        difference.reweighted(),
        now.map(GroupJson::version),
        now.filter(group -> isBefore(entry.asOf(), group.effectiveAt()))
            .map(group -> place(entry.asOf().orElseThrow(), group.effectiveAt()))
            .orElse(""));
  }

  private static boolean isBefore(Optional<Instant> asOf, Instant loaded) {
    return asOf.filter(time -> time.isBefore(loaded)).isPresent();
  }

  private static String place(Instant asOf, Instant loaded) {
    return "goes into the past: it is of %s, the group stands as of %s".formatted(asOf, loaded);
  }

  private static LoadReport.Line line(Plan.Entry entry, OutcomeJson outcome) {
    LoadReport.Result result =
        switch (outcome.outcome()) {
          case APPLIED -> LoadReport.Result.APPLIED;
          case UNCHANGED -> LoadReport.Result.UNCHANGED;
          case REFUSED -> LoadReport.Result.REFUSED;
        };
    String past =
        outcome.past()
            ? "went into the past: it is of %s, the group knows of later changes"
                .formatted(outcome.effectiveAt().orElseThrow())
            : "";
    return new LoadReport.Line(
        entry.file().name(),
        Optional.of(entry.holding().group().toString()),
        result,
        entry.holding().members().size(),
        outcome.added(),
        outcome.removed(),
        outcome.reweighted(),
        Optional.of(outcome.version()),
        outcome.detail().orElse(past));
  }

  private static LoadReport.Line line(Plan.Entry entry, LoadReport.Result result, String detail) {
    return new LoadReport.Line(
        entry.file().name(),
        Optional.of(entry.holding().group().toString()),
        result,
        entry.holding().members().size(),
        0,
        0,
        0,
        Optional.empty(),
        detail);
  }
}
