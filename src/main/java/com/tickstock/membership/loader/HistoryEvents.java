package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EventJson.Written;
import com.tickstock.membership.loader.format.HistoryFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Decides what is published of each history: the whole list of every day on which it changes, as if
 * a file of that day were loaded. So it takes its place among lists and edits of other days,
 * whichever came first.
 */
final class HistoryEvents {
  /** Of the days that are odd, the first ones. */
  private static final int TOLD = 3;

  private final LoadRequest request;
  private final Standings standings;
  private final Events events;
  private final Instant time;

  /**
   * @param time when it is written
   */
  HistoryEvents(LoadRequest request, Standings standings, String loadId, Instant time) {
    this.request = request;
    this.standings = standings;
    this.events = new Events(request, standings, loadId);
    this.time = time;
  }

  /**
   * What is to become of a history.
   *
   * @param events of all its days, or none
   * @param lines what is known before the fold has had its say: one for each day, or one that says
   *     why nothing is published
   */
  record Decision(List<Written> events, List<LoadReport.Line> lines) {}

  /**
   * What a group would become on a day.
   *
   * @param definition of the first day alone
   * @param before how it stands then, by what is known and by the days before
   */
  private record Day(
      Holding list,
      SortedMap<Symbol, Member> members,
      Optional<Definition> definition,
      Optional<Stand> before) {
    LoadReport.Line line() {
      Difference difference = Difference.between(before, members);
      boolean same =
          definition.filter(d -> !before.map(Stand::definition).equals(Optional.of(d))).isEmpty();
      LoadReport.Result result =
          same && difference.isEmpty()
              ? LoadReport.Result.WOULD_NOT_CHANGE
              : LoadReport.Result.WOULD_CHANGE;
      return LoadReport.line(list, result, "", difference);
    }
  }

  Decision decide(History history) {
    List<Holding> lists = history.lists();
    Holding last = lists.get(lists.size() - 1);
    if (request.mode() == LoadMode.INCREMENTAL && isLoaded(lists.get(0))) {
      return without(last, LoadReport.Result.SKIPPED, "loaded before");
    }
    List<Day> days = lists.stream().map(this::day).toList();
    List<String> odd = request.gates().isPresent() ? odd(days) : List.of();
    if (!odd.isEmpty()) {
      return without(
          last, LoadReport.Result.REFUSED, String.join("; ", odd) + "; --force loads it");
    }
    // written down beforehand: the transaction of so many has to end in time
    List<Written> written = days.stream().map(this::event).toList();
    Optional<String> tooLarge =
        written.stream().flatMap(event -> Events.tooLarge(event).stream()).findFirst();
    if (tooLarge.isPresent()) {
      return without(last, LoadReport.Result.REFUSED, tooLarge.get());
    }
    List<LoadReport.Line> lines = days.stream().map(Day::line).toList();
    return new Decision(request.mode() == LoadMode.DRY_RUN ? List.of() : written, lines);
  }

  private Day day(Holding list) {
    Optional<Instant> asOf = list.source().asOf();
    Optional<Stand> before = standings.at(list.group(), asOf);
    SortedMap<Symbol, Member> members = events.merged(list, before);
    // what others say of the group on a later day stays
    Optional<Definition> said =
        list.definition().equals(Definition.NONE)
            ? Optional.empty()
            : Optional.of(events.completed(list, before));
    Definition definition = said.or(() -> before.map(Stand::definition)).orElse(Definition.NONE);
    standings.plan(list.group(), asOf, new Stand(definition, members, asOf.orElseThrow()));
    return new Day(list, members, said, before);
  }

  /** The first day is the one that says which file it was. */
  private boolean isLoaded(Holding first) {
    return standings
        .at(first.group(), first.source().asOf())
        .filter(stand -> stand.isFrom(first.source().checksum()))
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
      another(day).ifPresent(reason -> odd.add(asOf + ": " + reason));
    }
    int more = odd.size() - TOLD;
    List<String> told = new ArrayList<>(odd.subList(0, Math.min(TOLD, odd.size())));
    if (more > 0) {
      told.add("and %d more".formatted(more));
    }
    return told;
  }

  /** On days that only the other one names, its lists would stay. */
  private static Optional<String> another(Day day) {
    return day.before()
        .filter(stand -> stand.said("format").filter(HistoryFormat.NAME::equals).isPresent())
        .filter(stand -> !stand.isFrom(day.list().source().checksum()))
        .map(
            stand ->
                "%s has a history already, of %s: its lists stay on days that this file does not name"
                    .formatted(day.list().group(), stand.said("file").orElse("another file")));
  }

  /** Nothing is expected of the version: all days are written, or none. */
  private Written event(Day day) {
    return Written.of(
        events.event(
            day.list(),
            Optional.empty(),
            new GroupEvent.MembersReplaced(day.members(), day.definition())),
        time);
  }

  private static Decision without(Holding last, LoadReport.Result result, String why) {
    return new Decision(List.of(), List.of(LoadReport.line(last, result, why, Difference.NONE)));
  }
}
