package com.tickstock.membership.migration;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One group in a source.
 *
 * @param source the place in the source, for people
 * @param members empty if the source has no members, such as for the definition of a sector
 * @param rows number of memberships in the source, before any check
 * @param rounded whether weights have only four places
 * @param since the time from which it is known to hold; empty means from now on
 * @param notes notes that are no reason to refuse it
 */
record SourceGroup(
    String source,
    GroupKey key,
    Definition definition,
    Optional<SortedMap<Symbol, Member>> members,
    int rows,
    boolean rounded,
    Origin origin,
    Optional<Instant> since,
    List<String> notes) {}
