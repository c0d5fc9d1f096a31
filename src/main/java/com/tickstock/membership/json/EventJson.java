package com.tickstock.membership.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.LoggedEvent;
import com.tickstock.membership.group.TimelinePosition;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events as CloudEvents 1.0 in structured JSON mode: the values of {@code membership.events}.
 *
 * <p>Only this class uses CloudEvents. A copy reads no events, so its jar does not contain it.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">the
 *     format</a>
 */
public final class EventJson {
  public static final String CONTENT_TYPE = "application/cloudevents+json";

  private static final String EFFECTIVE_AT = "effectiveat";
  private static final String LOAD_ID = "loadid";
  private static final String EXPECTED_VERSION = "expectedversion";
  private static final Set<String> EXTENSIONS = Set.of(EFFECTIVE_AT, LOAD_ID, EXPECTED_VERSION);

  private static final JsonMapper MAPPER = Json.mapperWith(JsonFormat.getCloudEventJacksonModule());

  private final CloudEvent envelope;
  private final EventId id;

  private EventJson(CloudEvent envelope) {
    this.envelope = envelope;
    this.id = new EventId(envelope.getSource().toString(), envelope.getId());
  }

  /** An event to be written. */
  public record Unwritten(
      GroupKey group,
      Cause cause,
      Optional<Instant> effectiveAt,
      Optional<Long> expectedVersion,
      GroupEvent event) {}

  /** An event in its form for the log. */
  public record Written(GroupKey group, EventId id, byte[] value) {
    public static Written of(Unwritten event, Instant time) {
      return new Written(event.group(), event.cause().event(), write(event, time));
    }
  }

  /**
   * @param time the time of writing
   */
  public static byte[] write(Unwritten event, Instant time) {
    Map.Entry<String, EventData> data = EventData.of(event.event(), event.cause());
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(event.cause().event().id())
            .withSource(URI.create(event.cause().event().source()))
            .withType(data.getKey())
            .withSubject(event.group().toString())
            .withTime(time.atOffset(ZoneOffset.UTC))
            .withData("application/json", Json.write(data.getValue()));
    event.effectiveAt().ifPresent(at -> builder.withExtension(EFFECTIVE_AT, at.toString()));
    event.cause().loadId().ifPresent(load -> builder.withExtension(LOAD_ID, load));
    event.expectedVersion().ifPresent(v -> builder.withExtension(EXPECTED_VERSION, v));
    return Json.write(MAPPER, builder.build());
  }

  /**
   * Reads only the envelope, so that an event with invalid data still has an outcome under its id.
   *
   * @throws IllegalArgumentException if it is not a CloudEvent
   */
  public static EventJson envelope(byte[] value) {
    if (value == null) {
      throw new InvalidValueException("value", null, "a CloudEvent");
    }
    return new EventJson(Json.read(MAPPER, value, CloudEvent.class));
  }

  public EventId id() {
    return id;
  }

  /**
   * Reads the whole event.
   *
   * @throws IllegalArgumentException if it is invalid; the message names the attribute or field
   */
  public LoggedEvent logged(GroupKey group, Instant recordedAt, long offset) {
    requireKnownExtensions();
    EventData data = data();
    GroupEvent event = data.event();
    if (!event.onlyRemoves()) {
      group.requireNameable();
    }
    Cause cause =
        new Cause(
            id, extension(LOAD_ID).map(Object::toString), data.file(), data.lines(), data.origin());
    Instant effectiveAt =
        extension(EFFECTIVE_AT)
            .map(text -> EffectiveTime.parse(EFFECTIVE_AT, text.toString()))
            .orElse(recordedAt);
    return new LoggedEvent(
        group,
        new TimelinePosition(effectiveAt, offset),
        recordedAt,
        cause,
        extension(EXPECTED_VERSION).map(EventJson::version),
        event);
  }

  /**
   * A digest of an event whose id the client may choose, without that id and the time of writing:
   * 32 hexadecimal digits, equal for events with equal content. Empty for other events.
   */
  public Optional<String> digest() {
    if (!id.source().equals(EventId.HTTP)) {
      return Optional.empty();
    }
    // not Json.write: it writes numbers in plain form, which can be very long (1e999)
    String said =
        "%s %s %s %s"
            .formatted(
                envelope.getType(),
                envelope.getExtension(EFFECTIVE_AT),
                envelope.getExtension(EXPECTED_VERSION),
                node().map(JsonNode::toString).orElse(""));
    return Optional.of(Checksum.tag(said.getBytes(StandardCharsets.UTF_8)));
  }

  private EventData data() {
    Class<? extends EventData> type = EventData.TYPES.get(envelope.getType());
    if (type == null) {
      throw new InvalidValueException(
          "type", envelope.getType(), "one of " + new TreeSet<>(EventData.TYPES.keySet()));
    }
    if (envelope.getData() == null) {
      return Json.read(JsonNodeFactory.instance.objectNode(), type);
    }
    JsonNode node =
        node()
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        "datacontenttype",
                        envelope.getDataContentType(),
                        "application/json, in data itself"));
    return Json.read(node, type);
  }

  /** The data, if it is inline JSON. */
  private Optional<JsonNode> node() {
    return envelope.getData() instanceof JsonCloudEventData json
        ? Optional.of(json.getNode())
        : Optional.empty();
  }

  /**
   * Refuses unknown extensions: a misspelt {@code expectedversion} would skip the version check.
   */
  private void requireKnownExtensions() {
    for (String name : envelope.getExtensionNames()) {
      if (!EXTENSIONS.contains(name)) {
        throw new InvalidValueException(
            "attribute", name, "no extension but " + new TreeSet<>(EXTENSIONS));
      }
    }
  }

  private Optional<Object> extension(String name) {
    return Optional.ofNullable(envelope.getExtension(name));
  }

  private static long version(Object value) {
    try {
      return Long.parseLong(value.toString());
    } catch (NumberFormatException e) {
      throw new InvalidValueException(EXPECTED_VERSION, value, "a whole number");
    }
  }
}
