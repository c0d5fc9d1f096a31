package com.tickstock.membership.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of publishing a file of events.
 *
 * @param faults if there is one, nothing was published
 */
record PublishReport(boolean published, List<EventFile.Fault> faults, List<Line> events) {

  /** The result of one event; lower case in JSON. */
  enum Result {
    APPLIED,
    UNCHANGED,
    REFUSED,
    /** Its id was seen before: it has no effect. */
    REPEATED,
    /** Valid, but not published because of a dry run. */
    READABLE;

    @JsonValue
    String wording() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param line the line in the file, from 1
   * @param version the version that the event made, or else the group's current version
   */
  record Line(
      int line,
      String group,
      String event,
      String source,
      String id,
      Result outcome,
      Optional<Long> version,
      String detail) {

    static Line readable(EventFile.Entry entry) {
      return of(entry, Result.READABLE, Optional.empty(), "");
    }

    static Line published(EventFile.Entry entry, Position position, OutcomeJson outcome) {
      Optional<Long> version = Optional.of(outcome.version());
      if (!outcome.position().equals(position.toString())) {
        String detail =
            "this id was %s before, at %s; the repeated event has no effect"
                .formatted(outcome.outcome().wire(), outcome.position());
        return of(entry, Result.REPEATED, version, detail);
      }
      return switch (outcome.outcome()) {
        case APPLIED -> of(entry, Result.APPLIED, version, effect(outcome));
        case UNCHANGED -> of(entry, Result.UNCHANGED, version, "it changed nothing");
        case REFUSED ->
            of(
                entry,
                Result.REFUSED,
                version,
                "%s: %s".formatted(outcome.reason().orElse(""), outcome.detail().orElse("")));
      };
    }

    private static Line of(
        EventFile.Entry entry, Result result, Optional<Long> version, String detail) {
      return new Line(
          entry.line(),
          entry.event().group().toString(),
          entry.type(),
          entry.event().id().source(),
          entry.event().id().id(),
          result,
          version,
          detail);
    }

    private static String effect(OutcomeJson outcome) {
      String counts =
          "%d added, %d removed, %d reweighted"
              .formatted(outcome.added(), outcome.removed(), outcome.reweighted());
      return outcome.past()
          ? counts + "; inserted before later changes, effective " + outcome.effectiveAt().get()
          : counts;
    }
  }

  boolean hasRefusals() {
    return events.stream().anyMatch(line -> line.outcome() == Result.REFUSED);
  }
}
