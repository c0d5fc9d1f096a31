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
 * What a source says of one group.
 *
 * @param source where it says so, for people
 * @param members empty where it says nothing of members, as of a sector's definition
 * @param rows how many memberships the source has, before any is looked at
 * @param rounded whether weights are known to four places only
 * @param since from when on it is known to have been exactly so; empty: from now on
 * @param notes what is worth knowing of it and no reason to refuse it
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
