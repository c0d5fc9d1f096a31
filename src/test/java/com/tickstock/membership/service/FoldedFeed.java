package com.tickstock.membership.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The state that a client folds from a snapshot and the changes after it. */
final class FoldedFeed {
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final List<String> twice = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  void hear(FeedReader.Frame frame) {
    if (frame.is("group")) {
      Set<String> symbols = new TreeSet<>();
      frame.json().path("members").forEach(m -> symbols.add(m.path("symbol").asText()));
      members.put(frame.group(), symbols);
      versions.put(frame.group(), frame.version());
    } else if (frame.is("change")) {
      change(frame);
    }
  }

  private void change(FeedReader.Frame frame) {
    JsonNode change = frame.json();
    String group = frame.group();
    Long before = versions.put(group, frame.version());
    String step = "%s from %s to %d".formatted(group, before, frame.version());
    if (before != null && frame.version() <= before) {
      twice.add(step);
    } else if (before != null
        ? frame.version() > before + 1
        : !change.path("created").asBoolean()) {
      leftOut.add(step);
    }
    Set<String> symbols = members.computeIfAbsent(group, g -> new TreeSet<>());
    change.path("removed").forEach(s -> symbols.remove(s.asText()));
    change.path("added").forEach(m -> symbols.add(m.path("symbol").asText()));
  }

  /** Versions that the client had already. */
  List<String> twice() {
    return twice;
  }

  /** Versions whose preceding version the client did not receive. */
  List<String> leftOut() {
    return leftOut;
  }

  Set<String> symbols(String group) {
    return members.getOrDefault(group, Set.of());
  }
}
