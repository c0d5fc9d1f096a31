package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole group at one time.
 *
 * @param effectiveAt the effective time of the last event that changed the group
 */
public record Group(Definition definition, SortedMap<Symbol, Member> members, Instant effectiveAt) {
  public Group {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }
}
