package com.tickstock.membership.topic;

import static com.tickstock.membership.topology.Said.defined;
import static com.tickstock.membership.topology.Said.definition;
import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.removed;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.Said.retired;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.SPY;
import static com.tickstock.membership.topology.TestLog.XLK;
import static com.tickstock.membership.topology.TestLog.bytes;
import static com.tickstock.membership.topology.TestLog.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.Golden;
import com.tickstock.membership.topology.TestLog;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas match the values that are written and read. */
class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "event, event-group-defined",
    "event, event-members-replaced",
    "event, event-members-replaced-by-nothing",
    "event, event-members-replaced-migrated",
    "event, event-members-changed",
    "event, event-group-retired",
    "change, change-in-order",
    "change, change-of-all-kinds",
    "change, change-late",
    "change, change-migrated",
    "change, change-retired",
    "group, group",
    "group, group-empty",
    "symbol-change, symbol-change-added",
    "symbol-change, symbol-change-of-the-past",
  })
  void theGoldenFilesFit(String schema, String golden) {
    assertThat(Schema.of(schema).errors(Golden.wire(golden))).isEmpty();
  }

  /** Schemas must be closed: otherwise they would allow more than is written and read. */
  @ParameterizedTest
  @CsvSource({
    "event, event-members-replaced",
    "event, event-members-changed",
    "change, change-late",
    "change, change-of-all-kinds",
    "group, group",
    "symbol-change, symbol-change-added",
  })
  void aFieldThatIsNotThereIsRefusedOnEveryLevel(String schema, String golden) throws IOException {
    JsonNode value = JSON.readTree(Golden.wire(golden));
    Schema strict = Schema.of(schema);
    int levels = 0;
    for (ObjectNode level : levels(value)) {
      level.put("unexpected", 1);
      assertThat(strict.errors(value)).as("%s", value).isNotEmpty();
      level.remove("unexpected");
      levels++;
    }
    assertThat(levels).isGreaterThan(1);
    assertThat(strict.errors(value)).isEmpty();
  }

  /** All objects except those with arbitrary fields. */
  private static Set<ObjectNode> levels(JsonNode node) {
    Set<ObjectNode> levels = new HashSet<>();
    if (node instanceof ObjectNode object) {
      levels.add(object);
      object
          .properties()
          .forEach(
              field -> {
                if (!Set.of("metadata", "liquidityFilter").contains(field.getKey())) {
                  levels.addAll(levels(field.getValue()));
                }
              });
    } else {
      node.forEach(element -> levels.addAll(levels(element)));
    }
    return levels;
  }

  @Test
  void whatTheTopologyTellsFits() {
    try (TestLog log = TestLog.open()) {
      log.write(DIA, replaced(definition("thirty \u20ac"), "A=0.5", "B=-1e-30", "7203 JP").from(1));
      log.write(DIA, replaced("A=0.25", "C").from(20));
      log.write(DIA, put("A=0.3", new JsonObject("{\"n\":[1E-10,{}]}")).from(5));
      log.write(DIA, removed("B").from(4));
      log.write(DIA, retired().from(10));
      log.write(DIA, defined("again").from(15));
      log.write(DIA, put("C", new JsonObject("{}")));
      log.write(DIA, retired());
      log.write(XLK, defined("no members"));

      assertThat(fitting(log, Topics.CHANGES, "change")).isEqualTo(9);
      assertThat(fitting(log, Topics.SYMBOL_CHANGES, "symbol-change")).isGreaterThan(9);
      assertThat(fitting(log, Topics.GROUPS, "group")).isEqualTo(8);
    }
  }

  /** Returns the number of values without tombstones. */
  private static int fitting(TestLog log, Topic topic, String schema) {
    Schema strict = Schema.of(schema);
    int values = 0;
    for (var record : log.records(topic)) {
      if (record.value() != null) {
        String value = text(record.value());
        assertThat(strict.errors(value)).as(value).isEmpty();
        values++;
      }
    }
    return values;
  }

  @Test
  void theHeadersOfDeadLettersFit() {
    try (TestLog log = TestLog.open(1)) {
      log.write(bytes("SPY"), bytes("{}"));
      log.write(SPY, replaced("A"));
      log.write(DIA, "hello");
      log.write(DIA, "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"x\",\"type\":\"y\"}");
      log.write(DIA, put("A"));
      log.write(DIA, replaced("A").expecting(7));
      log.write(DIA, replaced("A").from(log.now().plusSeconds(900)));
      log.write(DIA, replaced("A", "B"));

      Schema schema = Schema.of("dead-letter-headers");
      List<TestLog.DeadLetter> letters = log.deadLetters();
      assertThat(letters)
          .extracting(TestLog.DeadLetter::reason)
          .containsExactly(
              "bad-key",
              "wrong-partition",
              "unreadable",
              "invalid",
              "no-such-group",
              "version-conflict",
              "in-the-future",
              "too-many-members");
      for (TestLog.DeadLetter letter : letters) {
        assertThat(schema.errors(JSON.<JsonNode>valueToTree(letter.headers()))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"weight\":9.99994}]} | true",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"weight\":9.99995}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"weight\":-9.99995}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"weight\":null,\"line\":null}]} | true",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"weight\":\"0.5\"}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"metadata\":[]}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"brk.b\"}]} | true",
        "MembersReplaced | {\"members\":[{\"symbol\":\"BRK/B\"}]} | true",
        "MembersReplaced | {\"members\":[{\"symbol\":\"volv-b.st\"}]} | true",
        "MembersReplaced | {\"members\":[{\"symbol\":\"S1234567890123456\"}]} | true",
        "MembersReplaced | {\"members\":[{\"symbol\":\"=1+1\"}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"..\"}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"AA\\u200bPL\"}]} | false",
        "MembersChanged | {\"remove\":[\"<B>\"]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"\"}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":null}]} | false",
        "MembersReplaced | {\"members\":[{}]} | false",
        "MembersReplaced | {\"members\":null} | false",
        "MembersReplaced | {} | false",
        "MembersReplaced | {\"members\":[],\"definition\":null,\"file\":null} | true",
        "MembersReplaced | {\"members\":[],\"definition\":{\"name\":\"x\"}} | false",
        "MembersReplaced | {\"members\":[],\"reason\":\"x\"} | false",
        "MembersReplaced | {\"members\":[],\"rowId\":1,\"createdAt\":\"2020-01-02\"} | true",
        "MembersReplaced | {\"members\":[],\"rowId\":null,\"createdAt\":null} | true",
        "MembersReplaced | {\"members\":[],\"rowId\":0} | false",
        "MembersReplaced | {\"members\":[],\"rowId\":2000000001} | false",
        "MembersReplaced | {\"members\":[],\"rowId\":\"1\"} | false",
        "MembersReplaced | {\"members\":[],\"createdAt\":\"long ago\"} | false",
        "MembersReplaced | {\"members\":[],\"createdAt\":1577923200} | false",
        "MembersReplaced | {\"members\":[],\"addedAt\":\"2020-01-02\"} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"rowId\":-1}]} | false",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"addedAt\":\"1.2.2020\"}]} | false",
        "MembersChanged | {\"put\":[{\"symbol\":\"A\",\"rowId\":3,\"addedAt\":null}]} | true",
        "GroupDefined | {\"rowId\":5,\"createdAt\":\"2020-01-02T03:04:05.678901Z\"} | true",
        "GroupRetired | {\"rowId\":5} | false",
        "MembersChanged | {\"remove\":[\"A\"]} | true",
        "MembersChanged | {\"put\":[{\"symbol\":\"A\"}],\"remove\":[]} | true",
        "MembersChanged | {\"put\":[],\"remove\":[]} | false",
        "MembersChanged | {} | false",
        "MembersChanged | {\"remove\":[null]} | false",
        "GroupDefined | {} | true",
        "GroupDefined | {\"description\":null,\"metadata\":null,\"liquidityFilter\":null} | true",
        "GroupDefined | {\"description\":\"a\\u0000b\"} | false",
        "GroupDefined | {\"metadata\":\"x\"} | false",
        "GroupDefined | {\"members\":[]} | false",
        "GroupRetired | {\"reason\":\"merged\",\"file\":\"a.csv\"} | true",
        "GroupRetired | {\"file\":\"\"} | false",
        "GroupRetired | [] | false",
        "GroupRenamed | {} | false",
      })
  void theEventSchemaAndTheReaderAgreeOnData(String type, String data, boolean valid) {
    agree("\"type\":\"com.tickstock.membership.%s.v1\",\"data\":%s".formatted(type, data), valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"effectiveat\":\"2025-06-30\" | true",
        "\"effectiveat\":\"2025-06-30T21:00:00+02:00\" | true",
        "\"effectiveat\":\"2025-06-30T21:00:00.123456Z\" | true",
        "\"effectiveat\":\"30.6.2025\" | false",
        "\"effectiveat\":\"2025-02-30\" | false",
        "\"effectiveat\":20250630 | false",
        "\"expectedversion\":0 | true",
        "\"expectedversion\":\"12\" | true",
        "\"expectedversion\":\"new\" | false",
        "\"expectedversion\":1.5 | false",
        "\"expectedversion\":true | false",
        "\"loadid\":\"l\" | true",
        "\"loadid\":\"\" | false",
        "\"time\":\"2025-06-30T21:00:00Z\" | true",
        "\"time\":\"yesterday\" | false",
        "\"dataschema\":\"https://example.com/x\" | true",
        "\"subject\":\"DEFAULT/ETF/DIA\" | true",
        "\"datacontenttype\":\"application/json\" | true",
        "\"datacontenttype\":\"text/plain\",\"data\":\"gone\" | false",
        "\"data_base64\":\"e30=\" | false",
        "\"traceparent\":\"x\" | false",
      })
  void theEventSchemaAndTheReaderAgreeOnAttributes(String attribute, boolean valid) {
    agree("\"type\":\"com.tickstock.membership.GroupRetired.v1\"," + attribute, valid);
  }

  private static void agree(String rest, boolean valid) {
    String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"http\"," + rest + "}";
    assertThat(Schema.of("event").errors(event).isEmpty()).as("schema").isEqualTo(valid);
    GroupKey group = GroupKey.parse("DEFAULT/ETF/DIA");
    if (valid) {
      assertThat(EventJson.envelope(bytes(event)).logged(group, Instant.EPOCH, 0)).isNotNull();
    } else {
      assertThatThrownBy(() -> EventJson.envelope(bytes(event)).logged(group, Instant.EPOCH, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
