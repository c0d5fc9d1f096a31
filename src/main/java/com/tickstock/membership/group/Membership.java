package com.tickstock.membership.group;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An interval in which a symbol is a member of a group, as it is known now. Two intervals do not
 * touch: who leaves and comes back at the same time was never away, and who comes and leaves at the
 * same time was never there.
 *
 * <p>The entries are kept without what they say of other symbols.
 *
 * @param began the event that made it a member
 * @param ended the event that made it none; empty where it is one to the end of what was asked for
 * @param first the member at the start of the interval
 * @param last the member at its end
 * @param lastPut the event that put it last, as {@link Lineage} tells
 */
public record Membership(
    TimelineEntry began,
    Optional<TimelineEntry> ended,
    Member first,
    Member last,
    TimelineEntry lastPut) {

  /** Effective time, inclusive. */
  public Instant from() {
    return began.at().effectiveAt();
  }

  /** Effective time, exclusive; empty where it holds to the end of what was asked for. */
  public Optional<Instant> until() {
    return ended.map(entry -> entry.at().effectiveAt());
  }

  /**
   * All intervals of the symbol that the events before {@code moment} make, oldest first; empty
   * where it never was a member. Reads these events once and keeps none but those it returns.
   */
  public static List<Membership> before(Timeline timeline, TimelinePosition moment, Symbol symbol) {
    MembershipPass pass = new MembershipPass(symbol);
    try (Stream<TimelineEntry> entries = timeline.after(TimelinePosition.FIRST)) {
      entries.takeWhile(entry -> entry.at().compareTo(moment) < 0).forEachOrdered(pass::read);
    }
    return pass.memberships();
  }

  static Membership begins(TimelineEntry entry, Member member, TimelineEntry put) {
    return new Membership(entry, Optional.empty(), member, member, put);
  }

  Membership goesOn(Member member, TimelineEntry put) {
    return new Membership(began, ended, first, member, put);
  }

  Membership ends(TimelineEntry entry) {
    return new Membership(began, Optional.of(entry), first, last, lastPut);
  }
}
