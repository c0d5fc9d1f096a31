package com.tickstock.membership.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The answers of the service about a group, in a form that tests can compare. */
final class GroupAnswer {
  private GroupAnswer() {}

  /**
   * The weights by symbol as fractions, or null; empty if the group does not exist.
   *
   * @param path such as {@code ETF/SPY?asOf=2025-06-30}
   */
  static SortedMap<String, String> weights(RunningService service, String path) {
    SortedMap<String, String> weights = new TreeMap<>();
    Answers.Answer answer = service.http().get("/v1/groups/" + path);
    if (answer.status() != 404) {
      for (JsonNode member : answer.ok().path("members")) {
        weights.put(member.path("symbol").asText(), member.path("weight").asText());
      }
    }
    return weights;
  }

  /** Later than all writes of a test, and not too far in the future for a query. */
  static Instant soon() {
    return Instant.now().plus(Duration.ofMinutes(4));
  }

  /** The texts of a list, or of one field of each of its elements. */
  static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(node -> texts.add((field.isEmpty() ? node : node.path(field)).asText()));
    return texts;
  }

  /** The recorded time of the newest version, for {@code knownAt}. */
  static String recordedAt(RunningService service, String group) {
    return service.http().get("/v1/groups/" + group).ok().path("updatedAt").asText();
  }

  static void put(RunningService service, String path, String body) {
    service.http().put("/v1/groups/" + path, body).ok();
  }

  static void change(RunningService service, String group, String body) {
    service.http().post("/v1/groups/" + group + "/changes?wait=true", body).ok();
  }
}
