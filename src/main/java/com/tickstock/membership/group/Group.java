package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole group at some time.
 *
 * @param effectiveAt the effective time of the event since which it has been exactly so
 */
public record Group(Definition definition, SortedMap<Symbol, Member> members, Instant effectiveAt) {
  public Group {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }
}
