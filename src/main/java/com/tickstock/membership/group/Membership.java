package com.tickstock.membership.group;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An interval in which a symbol is a member of a group, as known now. Intervals never touch: a
 * symbol that leaves and returns at the same time was never away, and one that joins and leaves at
 * the same time was never a member.
 *
 * <p>The entries are kept without the data of other symbols.
 *
 * @param began the event that added it
 * @param ended the event that removed it; empty if it is a member to the end of the queried time
 * @param first the member at the start of the interval
 * @param last the member at its end
 * @param lastPut the event that put it last, as in {@link Lineage}
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

  /** Effective time, exclusive; empty if it holds to the end of the queried time. */
  public Optional<Instant> until() {
    return ended.map(entry -> entry.at().effectiveAt());
  }

  /**
   * All intervals of the symbol from the events before {@code moment}, oldest first; empty if it
   * never was a member. Reads the events once and keeps only those that it returns.
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
