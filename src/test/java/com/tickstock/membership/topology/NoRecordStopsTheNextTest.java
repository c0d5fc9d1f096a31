package com.tickstock.membership.topology;

import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.XLK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A record that throws stops the topology at that place of the log for ever. So each place of each
 * event is tried with everything that JSON can hold there.
 */
class NoRecordStopsTheNextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e999999999",
          "-1e-999999999",
          "9".repeat(30),
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"7\"",
          "\"%zz\"",
          "\"a b\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\ud83d\\ude00\"",
          "\"2025-06-30\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"-999999999-01-01T00:00:00+18:00\"",
          "\"application/xml\"",
          "\"" + "x".repeat(300) + "\"",
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "{}",
          "{\"\":null}",
          "{\"symbol\":\"A\"}",
          "[".repeat(900) + "]".repeat(900));

  private static final List<String> EVENTS =
      List.of(
          """
          {"type":"com.tickstock.membership.GroupDefined.v1",
           "data":{"description":"d","metadata":{"a":{"b":[1]}},"liquidityFilter":{},"file":"f"}}
          """,
          """
          {"type":"com.tickstock.membership.MembersReplaced.v1",
           "data":{"definition":{"description":"d","metadata":{},"liquidityFilter":{}},
           "members":[{"symbol":"A","weight":0.5,"metadata":{},"line":2},{"symbol":"B"}]}}
          """,
          """
          {"type":"com.tickstock.membership.MembersChanged.v1",
           "data":{"put":[{"symbol":"A","weight":0.5,"metadata":{},"line":2}],"remove":["B"]}}
          """,
          """
          {"type":"com.tickstock.membership.GroupRetired.v1","data":{"reason":"r","file":"f"}}
          """);

  private static final String ENVELOPE =
      """
      {"specversion":"1.0","id":"1","source":"http","subject":"DEFAULT/ETF/DIA",
       "time":"2025-06-30T12:00:00Z","datacontenttype":"application/json",
       "dataschema":"https://example.com/x","effectiveat":"2025-06-01","loadid":"l",
       "expectedversion":"1","data_base64":"e30="}
      """;

  private TestLog log = TestLog.open();
  private int tried;
  private final List<String> stopped = new ArrayList<>();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void whateverItsValueHolds() throws IOException {
    VALUES.forEach(this::tryRecord);
    for (String event : EVENTS) {
      ObjectNode whole = (ObjectNode) JSON.readTree(ENVELOPE);
      whole.remove("data_base64");
      whole.remove("expectedversion");
      whole.setAll((ObjectNode) JSON.readTree(event));
      tryAllPlaces(whole);
    }
    ObjectNode inBase64 = (ObjectNode) JSON.readTree(ENVELOPE);
    inBase64.put("type", "com.tickstock.membership.GroupRetired.v1");
    tryAllPlaces(inBase64);

    assertThat(stopped).as("records that stop the topology").isEmpty();
  }

  private void tryAllPlaces(ObjectNode event) {
    tryRecord(event.toString());
    tryPlaces(event, event);
  }

  private void tryPlaces(ObjectNode event, JsonNode container) {
    if (container instanceof ObjectNode object) {
      for (String name : names(object)) {
        JsonNode original = object.get(name);
        for (String value : VALUES) {
          giveNewId(event);
          object.putRawValue(name, new RawValue(value));
          tryRecord(event.toString());
        }
        giveNewId(event);
        object.remove(name);
        tryRecord(event.toString());
        object.set(name, original);
        tryPlaces(event, original);
      }
    } else if (container instanceof ArrayNode array) {
      for (int i : IntStream.range(0, array.size()).toArray()) {
        JsonNode original = array.get(i);
        for (String value : VALUES) {
          giveNewId(event);
          array.setRawValue(i, new RawValue(value));
          tryRecord(event.toString());
        }
        array.set(i, original);
        tryPlaces(event, original);
      }
    }
  }

  /** An id that was seen would end the matter. */
  private void giveNewId(ObjectNode event) {
    event.put("id", "try " + tried++);
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void tryRecord(String value) {
    try {
      log.write(DIA, value);
    } catch (RuntimeException | StackOverflowError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      stopped.add(cause + ": " + (value.length() < 600 ? value : value.substring(0, 600)));
      log.close();
      log = TestLog.open();
    }
  }

  @Test
  void whateverItsKeyHolds() {
    for (String key : List.of("", "/", "//", "DEFAULT//", "DEFAULT/ETF/", "\0", "DEFAULT/ETF/\0")) {
      log.write(TestLog.bytes(key), TestLog.bytes("{}"));
    }
    log.write(new byte[] {(byte) 0xC0, (byte) 0x80}, TestLog.bytes("{}"));
    log.write((byte[]) null, null);
    log.write(XLK, replaced("A"));

    assertThat(log.deadLetters()).hasSize(9).allMatch(letter -> letter.reason().equals("bad-key"));
    assertThat(log.changes()).hasSize(1);
  }
}
