package com.tickstock.membership.query;

import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import java.util.List;

/** The symbols of several groups put together, sorted. */
public record UniverseJson(
    String universe, String op, List<Part> parts, int count, List<Symbol> symbols) {

  /** One of the groups, and how many symbols it has. */
  public record Part(GroupType type, String name, int count) {}
}
