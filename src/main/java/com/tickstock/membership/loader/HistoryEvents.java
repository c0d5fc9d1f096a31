package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EventJson.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Plans the events of each history: the whole list for every day on which it changes, as if a file
 * of that day were loaded. So it combines with lists and edits of other days in any order.
 */
final class HistoryEvents {
  /** The maximum number of failed gates in a message. */
  private static final int TOLD = 3;

  private final LoadRequest request;
  private final GroupSnapshots snapshots;
  private final LoadPlanner events;
  private final Objections objections;
  private final Instant time;

  /**
   * @param time the time of writing
   */
  HistoryEvents(LoadRequest request, GroupSnapshots snapshots, String loadId, Instant time) {
    this.request = request;
    this.snapshots = snapshots;
    this.events = new LoadPlanner(request, snapshots, loadId, time);
    this.objections = new Objections(snapshots, time);
    this.time = time;
  }

  /**
   * The decision on a history.
   *
   * @param events the events of all its days, or none
   * @param lines the report before the fold: one line for each day, or one with the reason why
   *     nothing is published
   */
  record Decision(List<Written> events, List<LoadReport.Line> lines) {}

  /**
   * The planned state of a group on a day.
   *
   * @param definition empty if the event does not set it
   * @param exists false if the group did not exist before the history
   * @param before the state on that day from known events and earlier planned days
   */
  private record Day(
      Holding list,
      SortedMap<Symbol, Member> members,
      Optional<Definition> definition,
      boolean exists,
      Optional<GroupSnapshot> before) {
    LoadReport.Line line() {
      Difference difference = Difference.between(before, members);
      boolean same =
          exists == before.isPresent()
              && definition
                  .filter(d -> !before.map(GroupSnapshot::definition).equals(Optional.of(d)))
                  .isEmpty();
      LoadReport.Result result =
          same && difference.isEmpty()
              ? LoadReport.Result.WOULD_NOT_CHANGE
              : LoadReport.Result.WOULD_CHANGE;
      return LoadReport.line(list, result, "", difference);
    }
  }

  Decision decide(IntervalFile history) {
    if (request.mode() == LoadMode.NEW
        && snapshots.wasLoaded(history.group(), history.source().checksum())) {
      // avoids reading the group's whole past at each start
      List<Holding> own = history.lists(new EventHistory(List.of()));
      return without(own.get(own.size() - 1), LoadReport.Result.SKIPPED, "loaded before");
    }
    EventHistory past = snapshots.past(history.group());
    List<Holding> lists = history.lists(past);
    Holding last = lists.get(lists.size() - 1);
    if (request.mode() == LoadMode.INCREMENTAL && isLoaded(lists.get(0))) {
      return without(last, LoadReport.Result.SKIPPED, "loaded before");
    }
    Optional<String> mixed = mixed(history, past);
    if (mixed.isPresent()) {
      return without(last, LoadReport.Result.REFUSED, mixed.get());
    }
    List<Day> earlier = before(history, past);
    List<Day> days = lists.stream().map(this::day).toList();
    List<String> odd = request.gates().isPresent() ? odd(days) : List.of();
    if (!odd.isEmpty()) {
      return without(
          last, LoadReport.Result.REFUSED, String.join("; ", odd) + "; --force loads it");
    }
    // encoded before the transaction starts: with so many events, it must end in time
    List<Day> all = Stream.of(earlier, days).flatMap(List::stream).toList();
    List<Written> written = all.stream().map(this::event).toList();
    Optional<String> objection =
        Stream.concat(
                written.stream().flatMap(event -> objections.tooLarge(event).stream()),
                all.stream()
                    .flatMap(d -> objections.tooMany(history.group(), d.members()).stream()))
            .findFirst();
    if (objection.isPresent()) {
      return without(last, LoadReport.Result.REFUSED, objection.get());
    }
    List<LoadReport.Line> lines = all.stream().map(Day::line).toList();
    return new Decision(request.mode() == LoadMode.DRY_RUN ? List.of() : written, lines);
  }

  private Day day(Holding list) {
    Optional<Instant> asOf = list.source().asOf();
    Optional<GroupSnapshot> before = snapshots.at(list.group(), asOf);
    SortedMap<Symbol, Member> members = events.merged(list, before);
    // a definition that others set on a later day stays
    Optional<Definition> said =
        list.definition().equals(Definition.NONE)
            ? Optional.empty()
            : Optional.of(events.completed(list, before));
    Definition definition =
        said.or(() -> before.map(GroupSnapshot::definition)).orElse(Definition.NONE);
    snapshots.plan(list.group(), asOf, new GroupSnapshot(definition, members, asOf.orElseThrow()));
    return new Day(list, members, said, true, before);
  }

  /**
   * Reverts an earlier history on the days before the file's first day: there the group is again as
   * it was before that history.
   */
  private List<Day> before(IntervalFile history, EventHistory past) {
    SortedSet<LocalDate> days = history.daysBefore(past);
    if (days.isEmpty()) {
      return List.of();
    }
    Optional<GroupSnapshot> stood =
        past.at(IntervalFile.start(days.first()).minus(1, ChronoUnit.MICROS));
    List<Day> taken = new ArrayList<>();
    for (LocalDate day : days) {
      Holding list = history.before(day, stood);
      Optional<GroupSnapshot> before = past.at(IntervalFile.start(day));
      Optional<Definition> definition = stood.map(GroupSnapshot::definition);
      taken.add(new Day(list, list.members(), definition, stood.isPresent(), before));
    }
    return taken;
  }

  /**
   * The reason to refuse a history that begins later than an earlier one, if others changed the
   * group in between: their changes cannot be separated from those of the earlier history.
   */
  private static Optional<String> mixed(IntervalFile history, EventHistory past) {
    SortedSet<LocalDate> days = history.daysBefore(past);
    return days.isEmpty()
            || !past.hasOthers(
                IntervalFile.start(days.first()), IntervalFile.start(history.firstDay()))
        ? Optional.empty()
        : Optional.of(
            "its first day is %s; an earlier history, of %s, begins on %s, and others changed the"
                    .formatted(
                        history.firstDay(),
                        past.firstHistoryFile().orElse("another file"),
                        days.first())
                + " group in between: expected a history from that day on");
  }

  /** Only the definition of the first day has the checksum of the file. */
  private boolean isLoaded(Holding first) {
    return snapshots
        .at(first.group(), first.source().asOf())
        .filter(snapshot -> snapshot.isFrom(first.source().checksum()))
        .isPresent();
  }

  private List<String> odd(List<Day> days) {
    Gates gates = new Gates(request.gates().orElseThrow());
    List<String> odd = new ArrayList<>();
    for (Day day : days) {
      String asOf = day.line().day();
      gates
          .refusals(day.list(), day.members().keySet(), day.before())
          .forEach(reason -> odd.add(asOf + ": " + reason));
    }
    int more = odd.size() - TOLD;
    List<String> told = new ArrayList<>(odd.subList(0, Math.min(TOLD, odd.size())));
    if (more > 0) {
      told.add("and %d more".formatted(more));
    }
    return told;
  }

  /** The event has no expected version: all days are written, or none. */
  private Written event(Day day) {
    return Written.of(
        events.event(
            day.list(),
            Optional.empty(),
            day.exists()
                ? new GroupEvent.MembersReplaced(day.members(), day.definition())
                : new GroupEvent.GroupRetired(Optional.of("its history begins later"))),
        time);
  }

  private static Decision without(Holding last, LoadReport.Result result, String why) {
    return new Decision(List.of(), List.of(LoadReport.line(last, result, why, Difference.NONE)));
  }
}
