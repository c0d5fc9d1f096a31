package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Shared;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One service for all test classes without special settings. It starts empty before the first class
 * and stops after the last, so each class uses its own groups, and its own symbols if it queries
 * the groups of a symbol.
 */
final class SharedService implements BeforeAllCallback, AfterAllCallback {
  private static final Supplier<RunningService> RUNNING =
      Shared.of(directory -> RunningService.start(directory, directory));

  private static Map<String, Long> before;

  static RunningService running() {
    return RUNNING.get();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    before = versions();
  }

  /**
   * Rejects groups of other classes: otherwise the results would depend on the order of classes.
   */
  @Override
  public void afterAll(ExtensionContext context) {
    Map<String, Long> after = versions();
    assertThat(before)
        .allSatisfy(
            (group, version) ->
                assertThat(after).as("a group of another class").containsEntry(group, version));
  }

  private static Map<String, Long> versions() {
    Map<String, Long> versions = new HashMap<>();
    for (JsonNode group : running().http().get("/v1/groups?limit=1000").ok().path("groups")) {
      String key = group.path("type").asText() + "/" + group.path("name").asText();
      versions.put(key, group.path("version").asLong());
    }
    assertThat(versions).as("groups that one page can hold").hasSizeLessThan(1000);
    return versions;
  }
}
