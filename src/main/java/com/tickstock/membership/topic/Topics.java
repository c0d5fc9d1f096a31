package com.tickstock.membership.topic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The topics of the service, read from {@code topics/} in the jar. */
public final class Topics {
  private static final ObjectMapper YAML = new YAMLMapper();

  public static final Topic EVENTS = read("membership.events");
  public static final Topic CHANGES = read("membership.changes");
  public static final Topic GROUPS = read("membership.groups");
  public static final Topic SYMBOL_CHANGES = read("membership.symbol-changes");
  public static final Topic DEAD_LETTERS = read("membership.dead-letters");

  public static final List<Topic> ALL =
      List.of(EVENTS, CHANGES, GROUPS, SYMBOL_CHANGES, DEAD_LETTERS);

  private Topics() {}

  private static Topic read(String name) {
    try (InputStream file = Topics.class.getResourceAsStream("/topics/" + name + ".yaml")) {
      return YAML.readValue(file, Topic.class);
    } catch (IOException e) {
      throw new UncheckedIOException("topics/" + name + ".yaml", e);
    }
  }
}
