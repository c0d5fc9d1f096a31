package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A consumer can rebuild the timeline from the changes alone. */
class ChangePropertiesTest {

  @Property(tries = 3000)
  void versionsCountFromOneWithoutAGap(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    long version = 0;
    for (Change change : group.changes()) {
      version++;
      assertThat(change.version()).isEqualTo(version);
    }
  }

  @Property(tries = 3000)
  void theChangesInOrderRebuildTheGroupNow(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    rebuildsTheGroupNow(history);
  }

  @Property(tries = 300)
  void theChangesInOrderRebuildALargeGroupNow(
      @ForAll(supplier = Histories.Large.class) List<Said> history) {
    rebuildsTheGroupNow(history);
  }

  private static void rebuildsTheGroupNow(List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    Copy copy = new Copy();
    for (Said said : history) {
      if (group.feed(said) instanceof Outcome.Applied applied) {
        copy.apply(applied.change());
        assertThat(copy.definition).isEqualTo(group.now().map(Group::definition));
        assertThat(copy.members).isEqualTo(membersOf(group.now()));
        assertThat(applied.change().now()).isEqualTo(group.timeline().asOf(TimelinePosition.LAST));
      }
    }
  }

  @Property(tries = 3000)
  void theIntervalsOfTheChangesRebuildEveryDay(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    rebuildsEveryDay(history);
  }

  @Property(tries = 300)
  void theIntervalsOfTheChangesRebuildEveryDayOfALargeGroup(
      @ForAll(supplier = Histories.Large.class) List<Said> history) {
    rebuildsEveryDay(history);
  }

  private static void rebuildsEveryDay(List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    ReverseIndex index = new ReverseIndex();
    for (Said said : history) {
      if (group.feed(said) instanceof Outcome.Applied applied) {
        for (MemberChange interval : applied.change().intervals()) {
          assertThat(index.saidIn(interval)).as("said before").containsExactly(interval.before());
          index.apply(interval);
        }
      }
      for (Instant day : Words.everyDay()) {
        assertThat(index.asOf(day)).isEqualTo(membersOf(group.asOf(day)));
      }
    }
  }

  @Property(tries = 3000)
  void everyIntervalIsADifferenceAndTheyStandInOrder(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    history.forEach(group::feed);
    for (Change change : group.changes()) {
      Optional<Instant> end = change.past().flatMap(Change.RetroactiveChange::until);
      MemberChange last = null;
      for (MemberChange interval : change.intervals()) {
        assertThat(interval.before()).isNotEqualTo(interval.after());
        assertThat(interval.from()).isAfterOrEqualTo(change.effectiveAt());
        interval.until().ifPresent(until -> assertThat(until).isAfter(interval.from()));
        end.ifPresent(
            until -> assertThat(interval.until()).hasValueSatisfying(u -> notAfter(u, until)));
        assertThat(last == null || goesOnFrom(last, interval)).isTrue();
        last = interval;
      }
      assertThat(change.members())
          .isEqualTo(change.intervals().stream().filter(MemberChange::holdsNow).toList());
    }
  }

  private static void notAfter(Instant time, Instant limit) {
    assertThat(time).isBeforeOrEqualTo(limit);
  }

  private static boolean goesOnFrom(MemberChange last, MemberChange next) {
    int order = last.symbol().compareTo(next.symbol());
    return order < 0
        || (order == 0 && last.until().isPresent() && !last.until().get().isAfter(next.from()));
  }

  @Property(tries = 3000)
  void aChangeSaysExactlyWhichPastIsDifferent(
      @ForAll(supplier = Histories.Small.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup();
    for (Said said : history) {
      Map<Instant, Optional<Group>> before = group.answers();
      List<TimelineEntry> stood = group.timeline().entries();
      if (group.feed(said) instanceof Outcome.Applied applied) {
        Change change = applied.change();
        Instant from = Words.day(said.day());
        assertThat(change.effectiveAt()).isEqualTo(from);
        assertThat(change.past().isPresent())
            .isEqualTo(stood.stream().anyMatch(entry -> entry.at().effectiveAt().isAfter(from)));
        assertThat(change.past().map(Change.RetroactiveChange::from).orElse(from)).isEqualTo(from);
        differsOnlyWhereItSays(change, before, group.answers());
      }
    }
  }

  private static void differsOnlyWhereItSays(
      Change change, Map<Instant, Optional<Group>> before, Map<Instant, Optional<Group>> after) {
    Instant until = change.past().flatMap(Change.RetroactiveChange::until).orElse(Instant.MAX);
    boolean redefined = false;
    boolean membersDiffer = false;
    Instant lastDifference = Instant.MIN;
    for (Instant day : before.keySet()) {
      Optional<Group> old = before.get(day);
      Optional<Group> known = after.get(day);
      if (day.isBefore(change.effectiveAt()) || !day.isBefore(until)) {
        assertThat(known).isEqualTo(old);
      }
      redefined |= !old.map(Group::definition).equals(known.map(Group::definition));
      membersDiffer |= !membersOf(old).equals(membersOf(known));
      lastDifference = old.equals(known) ? lastDifference : day;
    }
    assertThat(redefined || membersDiffer).as("a difference").isTrue();
    assertThat(change.intervals().isEmpty()).isEqualTo(!membersDiffer);
    if (change.past().isPresent()) {
      assertThat(change.past().get().redefined()).isEqualTo(redefined);
    } else {
      assertThat(change.definition().isPresent() || change.retired()).isEqualTo(redefined);
    }
    if (!until.equals(Instant.MAX)) {
      assertThat(lastDifference).as("the day before until").isEqualTo(until.minusSeconds(86_400));
    }
  }

  private static SortedMap<Symbol, Member> membersOf(Optional<Group> group) {
    return group.map(Group::members).orElseGet(TreeMap::new);
  }

  /** The state of a simple consumer. */
  private static final class Copy {
    private Optional<Definition> definition = Optional.empty();
    private final SortedMap<Symbol, Member> members = new TreeMap<>();

    void apply(Change change) {
      boolean existed = definition.isPresent();
      if (change.definition().isPresent()) {
        assertThat(change.definition()).as("a redefinition").isNotEqualTo(definition);
        definition = change.definition();
      }
      for (MemberChange member : change.members()) {
        assertThat(Optional.ofNullable(members.get(member.symbol()))).isEqualTo(member.before());
        members.remove(member.symbol());
        member.after().ifPresent(after -> members.put(member.symbol(), after));
      }
      if (change.retired()) {
        assertThat(existed).as("something to retire").isTrue();
        definition = Optional.empty();
      }
      assertThat(change.created()).isEqualTo(!existed && definition.isPresent());
    }
  }
}
