package com.tickstock.membership.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.EventJson.Written;
import com.tickstock.membership.json.InvalidJsonException;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.JsonValues;
import com.tickstock.membership.topic.EventPublisher;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the events of a file as the fold will read them, before any of them is written. */
final class EventFile {
  private static final String SOURCE = "cli";
  private static final String EXPECTED = ": expected a CloudEvent as topics/schemas/event.json";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Allows the check of an event whose group is not known. */
  private static final GroupKey UNNAMED = GroupKey.parse("DEFAULT/CUSTOM/unnamed");

  private final String name;
  private final Instant now;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<List<Object>, Integer> lines = new HashMap<>();

  private EventFile(String name, Instant now) {
    this.name = name;
    this.now = now;
  }

  /**
   * @param line the line on which its JSON starts, from 1
   * @param type the short type, such as {@code MembersReplaced}
   */
  record Entry(int line, String type, Written event) {}

  /**
   * @param field empty if the value as a whole is invalid
   */
  record Fault(String file, int line, Optional<String> field, String problem) {
    @Override
    public String toString() {
      return "%s:%d: %s".formatted(file, line, problem);
    }
  }

  /**
   * @param name the file's name for messages
   * @param now the time of events without a time
   */
  static EventFile read(String name, byte[] content, Instant now) {
    EventFile file = new EventFile(name, now);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      file.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      file.fault(1, "", "not UTF-8: save it in that encoding");
    }
    return file;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The faults in the order of their lines. */
  List<Fault> faults() {
    return faults.stream().sorted((a, b) -> Integer.compare(a.line(), b.line())).toList();
  }

  private void read(String text) {
    JsonValues found = JsonValues.read(text);
    found.broken().forEach(broken -> fault(broken.line(), "", broken.problem()));
    found.values().forEach(this::read);
  }

  private void read(JsonValues.Value value) {
    int line = value.line();
    if (!(value.json() instanceof ObjectNode object)) {
      fault(line, "", "expected an object: a CloudEvent");
      return;
    }
    Optional<GroupKey> group = group(line, object.path("subject"));
    group.ifPresent(key -> object.put("subject", key.toString()));
    fill(object);
    try {
      byte[] bytes = Json.write(object);
      requireSmall(bytes.length);
      EventJson event = EventJson.envelope(bytes);
      event.logged(group.orElse(UNNAMED), now, 0);
      String type = object.path("type").asText().replaceAll("^.*\\.(\\w+)\\.v\\d+$", "$1");
      group.ifPresent(key -> accept(line, type, new Written(key, event.id(), bytes)));
    } catch (InvalidValueException e) {
      fault(line, e.field(), e.getMessage());
    } catch (InvalidJsonException e) {
      fault(line, e.field(), e.getMessage() + (e.field().isEmpty() ? EXPECTED : ""));
    } catch (UncheckedIOException e) {
      // a number of a million digits, half a surrogate pair
      fault(line, "", "it cannot be serialized: " + e.getCause().getMessage());
    } catch (RuntimeException e) {
      // the CloudEvents library throws its own exceptions
      fault(line, "", e.getMessage() + EXPECTED);
    }
  }

  private Optional<GroupKey> group(int line, JsonNode subject) {
    String expected = "the group, as \"DEFAULT/ETF/SPY\"";
    if (!subject.isTextual()) {
      Object shown = subject.isMissingNode() || subject.isNull() ? null : subject;
      fault(line, "subject", new InvalidValueException("subject", shown, expected).getMessage());
      return Optional.empty();
    }
    try {
      return Optional.of(GroupKey.parse(subject.asText()).composed());
    } catch (InvalidValueException e) {
      fault(line, "subject", "subject: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void fill(ObjectNode event) {
    fill(event, "specversion", "1.0");
    fill(event, "id", UUID.randomUUID().toString());
    fill(event, "source", SOURCE);
    fill(event, "time", now.toString());
  }

  private static void fill(ObjectNode event, String field, String value) {
    if (!event.hasNonNull(field)) {
      event.put(field, value);
    }
  }

  private void accept(int line, String type, Written event) {
    Integer first = lines.putIfAbsent(List.of(event.group(), event.id()), line);
    if (first != null) {
      // the fold would ignore the second event as a duplicate, whatever its content
      throw new InvalidValueException(
          "id",
          event.id().id(),
          "a unique id: %s has it already, on line %d".formatted(event.group(), first));
    }
    entries.add(new Entry(line, type, event));
  }

  private static void requireSmall(int bytes) {
    int most = EventPublisher.eventBytes();
    if (bytes > most) {
      throw new InvalidValueException("event", bytes + " bytes", "at most " + most);
    }
  }

  private void fault(int line, String field, String problem) {
    faults.add(
        new Fault(name, line, field.isEmpty() ? Optional.empty() : Optional.of(field), problem));
  }
}
