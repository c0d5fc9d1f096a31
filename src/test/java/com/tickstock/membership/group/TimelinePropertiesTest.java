package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The timeline gives the same states as the naive fold of the accepted events. */
class TimelinePropertiesTest {

  @Property(tries = 3000)
  @StatisticsReport(onFailureOnly = true)
  void everyDayIsTheFoldOfTheAcceptedEventsWhateverTheirOrder(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    holdsAfterEachEvent(history);
    expectOften("late", 50);
    expectOften("on the day of another", 35);
    expectOften("refused", 20);
  }

  @Property(tries = 400)
  @StatisticsReport(onFailureOnly = true)
  void everyDayIsTheFoldOfTheAcceptedEventsWithCheckpointsToo(
      @ForAll(supplier = Histories.Large.class) List<Said> history) {
    holdsAfterEachEvent(history);
    expectOften("late after a checkpoint", 25);
    expectOften("late as a checkpoint", 40);
    expectOften("late before a checkpoint", 50);
    expectOften("late and a checkpoint was rewritten", 20);
  }

  private static void holdsAfterEachEvent(List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    Seen seen = new Seen();
    for (Said said : history) {
      List<TimelineEntry> stood = group.timeline().entries();
      LoggedEvent event = group.next(said);
      Outcome outcome = group.feed(event);
      seen.look(stood, event, outcome);

      NaiveFold naive = new NaiveFold(group.accepted());
      assertThat(group.answers()).isEqualTo(naive.answers());
      assertThat(group.now()).isEqualTo(naive.asOf(Instant.MAX));
      assertThat(group.timeline().asOf(TimelinePosition.LAST)).isEqualTo(group.now());
      // also between events of one day
      for (LoggedEvent each : group.accepted()) {
        assertThat(group.timeline().asOf(each.at())).isEqualTo(naive.before(each));
      }
    }
    seen.collect();
  }

  @Property(tries = 3000)
  void anEventIsRefusedOrUnchangedOrAppliedByWhatStandsBeforeIt(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    for (Said said : history) {
      LoggedEvent event = group.next(said);
      List<LoggedEvent> withIt = new ArrayList<>(group.accepted());
      withIt.add(event);
      Optional<Group> before = new NaiveFold(withIt).before(event);
      Outcome outcome = group.feed(event);
      if (said.needsTheGroup() && before.isEmpty()) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).refusal()).isEqualTo(Refusal.NO_SUCH_GROUP);
      } else if (NaiveFold.after(before, event).equals(before)) {
        assertThat(outcome).isInstanceOf(Outcome.Unchanged.class);
      } else {
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
      }
    }
  }

  @Property(tries = 3000)
  @StatisticsReport(onFailureOnly = true)
  void whatIsUnchangedLeavesEveryDayAsItWas(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    boolean unchanged = false;
    for (Said said : history) {
      Map<Instant, Optional<Group>> answers = group.answers();
      if (group.feed(said) instanceof Outcome.Unchanged outcome) {
        unchanged = true;
        assertThat(outcome.written().version()).isEmpty();
        assertThat(group.answers()).isEqualTo(answers);
      }
    }
    Statistics.label("unchanged").collect(unchanged);
    expectOften("unchanged", 30);
  }

  /** A daily list with few changes must stay small. */
  @Property(tries = 3000)
  void aReplacementIsKeptAsItsDifferenceToWhatStandsBeforeIt(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    NaiveFold naive = new NaiveFold(group.accepted());
    for (LoggedEvent event : group.accepted()) {
      if (event.event() instanceof GroupEvent.MembersReplaced replaced) {
        Map<Symbol, Member> before =
            naive.before(event).<Map<Symbol, Member>>map(Group::members).orElseGet(Map::of);
        Map<Symbol, Member> put = new TreeMap<>(replaced.members());
        put.entrySet().removeAll(before.entrySet());
        Set<Symbol> remove = new TreeSet<>(before.keySet());
        remove.removeAll(replaced.members().keySet());
        Delta kept = group.timeline().entry(event.at()).delta();
        assertThat(kept.put()).isEqualTo(put);
        assertThat(kept.remove()).isEqualTo(remove);
      }
    }
  }

  private static void expectOften(String label, double percent) {
    Statistics.label(label)
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= percent));
  }

  /** Statistics of the generated histories, which show that the property covers these cases. */
  private static final class Seen {
    private boolean late;
    private boolean sameDay;
    private boolean refused;
    private boolean after;
    private boolean as;
    private boolean before;
    private boolean rewritten;

    void look(List<TimelineEntry> stood, LoggedEvent event, Outcome outcome) {
      refused |= outcome instanceof Outcome.Refused;
      if (!(outcome instanceof Outcome.Applied applied)) {
        return;
      }
      Instant at = event.at().effectiveAt();
      List<TimelineEntry> checkpoints =
          stood.stream().filter(entry -> entry.checkpoint().isPresent()).toList();
      sameDay |= stood.stream().anyMatch(entry -> entry.at().effectiveAt().equals(at));
      if (stood.stream().anyMatch(entry -> entry.at().effectiveAt().isAfter(at))) {
        late = true;
        as |= applied.written().get(0).checkpoint().isPresent();
        after |= checkpoints.stream().anyMatch(c -> c.at().effectiveAt().isBefore(at));
        before |= checkpoints.stream().anyMatch(c -> c.at().effectiveAt().isAfter(at));
        rewritten |=
            applied.written().stream().skip(1).anyMatch(entry -> entry.checkpoint().isPresent());
      }
    }

    void collect() {
      Statistics.label("late").collect(late);
      Statistics.label("on the day of another").collect(sameDay);
      Statistics.label("refused").collect(refused);
      Statistics.label("late after a checkpoint").collect(after);
      Statistics.label("late as a checkpoint").collect(as);
      Statistics.label("late before a checkpoint").collect(before);
      Statistics.label("late and a checkpoint was rewritten").collect(rewritten);
    }
  }
}
