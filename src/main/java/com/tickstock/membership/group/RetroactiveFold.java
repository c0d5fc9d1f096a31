package com.tickstock.membership.group;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Replays the timeline forward from a new event, in parallel with and without that event, until the
 * two states agree again (at the latest at the next replacement of all members) or the timeline
 * ends.
 */
final class RetroactiveFold {
  private static final Comparator<MemberChange> ORDER =
      Comparator.comparing(MemberChange::symbol).thenComparing(MemberChange::from);

  private final GroupState said;
  private final GroupState known;
  private final List<TimelineEntry> written = new ArrayList<>();
  private final Map<Symbol, MemberChange> open = new TreeMap<>();
  private final List<MemberChange> closed = new ArrayList<>();
  private final Instant from;
  private Instant agreedAgain;
  private boolean redefined;
  private boolean late;
  private int mostMembers;

  /**
   * @param said the state before the event, from which the previous version continues
   * @param known the state after the event
   */
  RetroactiveFold(TimelineEntry entry, GroupState said, GroupState known) {
    this.said = said;
    this.known = known;
    this.from = entry.at().effectiveAt();
    this.mostMembers = known.size();
    written.add(entry);
    Set<Symbol> touched = said.symbols();
    touched.addAll(known.symbols());
    compare(touched, from);
  }

  void forward(Iterator<TimelineEntry> later) {
    while (later.hasNext() && agreedAgain == null) {
      late = true;
      follow(later.next());
    }
  }

  private void follow(TimelineEntry entry) {
    Set<Symbol> touched = said.touchedBy(entry.delta());
    touched.addAll(open.keySet());
    said.apply(entry.delta(), entry.at());
    Delta delta =
        entry.delta().kind() == Delta.Kind.REPLACED ? again(entry.delta()) : entry.delta();
    known.apply(delta, entry.at());
    mostMembers = Math.max(mostMembers, known.size());
    compare(touched, entry.at().effectiveAt());

    Optional<Group> checkpoint = entry.checkpoint().flatMap(stale -> known.toGroup());
    TimelineEntry rewritten = entry.with(delta, checkpoint);
    if (!rewritten.equals(entry)) {
      written.add(rewritten);
    }
    if (open.isEmpty() && said.sameButForMembers(known)) {
      agreedAgain = entry.at().effectiveAt();
    }
  }

  /** A replacement as its difference from the state now known to be before it. */
  private Delta again(Delta delta) {
    SortedMap<Symbol, Member> put = new TreeMap<>(delta.put());
    SortedSet<Symbol> remove = new TreeSet<>(delta.remove());
    for (Symbol symbol : open.keySet()) {
      put.remove(symbol);
      remove.remove(symbol);
      Optional<Member> target = said.member(symbol);
      if (target.isEmpty()) {
        known.member(symbol).ifPresent(stranger -> remove.add(symbol));
      } else if (!target.equals(known.member(symbol))) {
        put.put(symbol, target.get());
      }
    }
    return new Delta(delta.kind(), delta.definition(), put, remove);
  }

  private void compare(Set<Symbol> touched, Instant at) {
    redefined |= said.exists() != known.exists() || !said.definition().equals(known.definition());
    for (Symbol symbol : touched) {
      Optional<Member> before = said.member(symbol);
      Optional<Member> after = known.member(symbol);
      MemberChange running = open.get(symbol);
      if (running != null && running.before().equals(before) && running.after().equals(after)) {
        continue;
      }
      close(running, at);
      if (!before.equals(after)) {
        open.put(symbol, new MemberChange(symbol, at, Optional.empty(), before, after));
      }
    }
  }

  private void close(MemberChange running, Instant at) {
    if (running != null) {
      open.remove(running.symbol());
      if (running.from().isBefore(at)) {
        closed.add(
            new MemberChange(
                running.symbol(),
                running.from(),
                Optional.of(at),
                running.before(),
                running.after()));
      }
    }
  }

  int mostMembers() {
    return mostMembers;
  }

  /** The entries to write: the new one, and later ones whose stored form changed. */
  List<TimelineEntry> written() {
    return List.copyOf(written);
  }

  Change change(LoggedEvent event, long version, Optional<Group> previously) {
    Optional<Group> now = agreedAgain == null ? known.toGroup() : previously;
    Optional<Definition> definition =
        now.map(Group::definition)
            .filter(d -> !previously.map(Group::definition).equals(Optional.of(d)));
    return new Change(
        event.group(),
        version,
        event.at().effectiveAt(),
        event.recordedAt(),
        event.cause(),
        previously.isEmpty() && now.isPresent(),
        previously.isPresent() && now.isEmpty(),
        definition,
        List.copyOf(open.values()),
        late ? Optional.of(past()) : Optional.empty(),
        now);
  }

  private Change.RetroactiveChange past() {
    List<MemberChange> intervals = new ArrayList<>(closed);
    intervals.addAll(open.values());
    intervals.sort(ORDER);
    return new Change.RetroactiveChange(
        from, Optional.ofNullable(agreedAgain), redefined, List.copyOf(intervals));
  }
}
