package com.tickstock.membership.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a file of events.
 *
 * @param faults where there is one, nothing was published
 */
record PublishReport(boolean published, List<EventFile.Fault> faults, List<Line> events) {

  /** In lower case on the wire. */
  enum Result {
    APPLIED,
    UNCHANGED,
    REFUSED,
    /** Its id was seen before: it says nothing new. */
    REPEATED,
    /** Not published, as asked. */
    READABLE;

    @JsonValue
    String wording() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param line of the file, from 1
   * @param version the one it made, or the one the group stands at
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
            "this id was %s before, at %s; what it says now has no effect"
                .formatted(outcome.outcome().wire(), outcome.position());
        return of(entry, Result.REPEATED, version, detail);
      }
      return switch (outcome.outcome()) {
        case APPLIED -> of(entry, Result.APPLIED, version, effect(outcome));
        case UNCHANGED -> of(entry, Result.UNCHANGED, version, "it was so already");
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
          ? counts + "; it took its place before later changes, from " + outcome.effectiveAt().get()
          : counts;
    }
  }

  boolean hasRefusals() {
    return events.stream().anyMatch(line -> line.outcome() == Result.REFUSED);
  }
}
