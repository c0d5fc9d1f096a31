package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a file says of one group: exactly these members.
 *
 * @param lines of the file, from 1, by symbol
 */
record Holding(GroupKey group, SortedMap<Symbol, Member> members, Map<Symbol, Integer> lines) {}
