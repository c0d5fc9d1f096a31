package com.tickstock.membership.topology;

import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.Said.retired;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.SPY;
import static com.tickstock.membership.topology.TestLog.XLK;
import static com.tickstock.membership.topology.TestLog.bytes;
import static com.tickstock.membership.topology.TestLog.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that cannot have an effect is told as it came, says why, and stops nothing. */
class DeadLetterTest {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"odd","source":"http","type":"com.tickstock.membership.%s",\
      "datacontenttype":"application/json","data":%s}""";

  private TestLog log = TestLog.open();

  @AfterEach
  void closeAfterTheNextRecordWasProcessed() {
    log.deadLetters();
    log.changes();
    log.write(XLK, replaced("NEXT"));
    boolean processed = log.changes().size() == 1 && log.deadLetters().isEmpty();
    log.close();
    assertThat(processed).as("the next record is processed").isTrue();
  }

  @Test
  void itSaysWhyWhereAndSinceWhenBesideItsOwnHeaders() {
    log.write(DIA, replaced("A"));
    Instant recorded = log.now();
    log.write(bytes("SPY"), bytes("{}"));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.key()).isEqualTo(bytes("SPY"));
    assertThat(letter.value()).isEqualTo(bytes("{}"));
    assertThat(letter.headers())
        .containsOnlyKeys(
            "content-type",
            "dead-letter-detail",
            "dead-letter-offset",
            "dead-letter-partition",
            "dead-letter-reason",
            "dead-letter-recorded-at",
            "dead-letter-topic")
        .containsEntry("content-type", "application/cloudevents+json")
        .containsEntry("dead-letter-topic", "membership.events")
        .containsEntry("dead-letter-partition", "0")
        .containsEntry("dead-letter-offset", "1")
        .containsEntry("dead-letter-recorded-at", recorded.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPY | group is \"SPY\": expected ENVIRONMENT/TYPE/NAME, as DEFAULT/ETF/SPY",
        "DEFAULT/ETF/dia | the key is \"DEFAULT/ETF/dia\": expected DEFAULT/ETF/DIA",
        "DEFAULT/ETF/ DIA | the key is \"DEFAULT/ETF/ DIA\": expected DEFAULT/ETF/DIA",
        "default/ETF/DIA | the key is \"default/ETF/DIA\": expected DEFAULT/ETF/DIA",
        "DEFAULT/THEME/Water | the key is \"DEFAULT/THEME/Water\": expected DEFAULT/THEME/water",
        "DEFAULT/FUND/DIA"
            + "| type is \"FUND\": expected one of ETF, THEME, SECTOR, SEGMENT, CUSTOM, UNIVERSE",
        "LIVE/ETF/DIA | environment is \"LIVE\": expected one of DEFAULT, TEST, UAT, PROD",
        "DEFAULT/ETF/SPY:QQQ | name is \"SPY:QQQ\": expected no slash or colon",
      })
  void aKeyThatIsNoCanonicalGroup(String key, String detail) {
    log.write(bytes(key), bytes(EVENT.formatted("GroupRetired.v1", "{}")));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.reason()).isEqualTo("bad-key");
    assertThat(letter.detail()).isEqualTo(detail);
  }

  /** A group that has such a name from before can be retired, and nothing else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\u200b | no invisible or bidirectional control characters, and no space but",
        "Cafe\u0301 | Unicode's composed form, NFC",
      })
  void aNameThatNoGroupMayGet(String start, String expected) {
    String key =
        IntStream.range(0, 1000)
            .mapToObj(i -> "DEFAULT/CUSTOM/" + start + i)
            .filter(name -> Partitions.of(bytes(name), Topics.EVENTS.partitions()) == 0)
            .findFirst()
            .orElseThrow();
    log.write(bytes(key), bytes(EVENT.formatted("GroupDefined.v1", "{}")));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.reason()).isEqualTo("invalid");
    assertThat(letter.detail()).startsWith("name is ").contains("expected " + expected);
    log.write(
        bytes(key), bytes(EVENT.formatted("GroupRetired.v1", "{}").replace("\"odd\"", "\"2\"")));
    assertThat(log.deadLetters()).as("of a group that is not there").isEmpty();
  }

  @Test
  void aRecordWithoutAKey() {
    log.write(null, bytes(EVENT.formatted("GroupRetired.v1", "{}")));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.key()).isNull();
    assertThat(letter.reason()).isEqualTo("bad-key");
    assertThat(letter.detail())
        .isEqualTo("group is missing: expected ENVIRONMENT/TYPE/NAME, as DEFAULT/ETF/SPY");
  }

  /** Two keys would be one group, each in a partition of its own. */
  @Test
  void aKeyWhoseBytesAreNotUtf8() {
    byte[] key =
        IntStream.range(0, 1000)
            .mapToObj(i -> bytes("DEFAULT/CUSTOM/" + i + "?"))
            .peek(candidate -> candidate[candidate.length - 1] = (byte) 0xFF)
            .filter(candidate -> Partitions.of(candidate, Topics.EVENTS.partitions()) == 0)
            .findFirst()
            .orElseThrow();
    log.write(key, bytes(EVENT.formatted("GroupDefined.v1", "{}")));

    assertThat(log.changes()).isEmpty();
    assertThat(log.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isEqualTo("bad-key"));
  }

  @Test
  void aRecordOutsideThePartitionOfItsKey() {
    log.write(SPY, replaced("A").withId("lost"));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.reason()).isEqualTo("wrong-partition");
    assertThat(letter.detail())
        .isEqualTo(
            "DEFAULT/ETF/SPY belongs into partition 3 (murmur2 of the key, mod 6), but came in 0");
    assertThat(log.outcome(SPY, "lost")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "hello | not JSON at line 1, column 1: Unrecognized token 'hello': was expecting",
        "{\"specversion\":\"1.0\" | not JSON at line 1, column 21: unexpected end of the text",
        "[] | expected an object",
        "7 | expected an object",
        "null | expected an object",
        "~~ | expected exactly one JSON value",
        "{} | specversion",
        "{\"specversion\":\"1.0\",\"source\":\"http\",\"type\":\"t\"} | id",
        "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"http\",\"type\":\"t\"} | id",
        "{\"specversion\":\"9\",\"id\":\"1\",\"source\":\"http\",\"type\":\"t\"} | spec",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"id\":\"2\"} | the field 'id' appears twice",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"http\",\"type\":\"t\"} {}"
            + " | expected exactly one JSON value",
      })
  void aValueThatIsNoCloudEvent(String value, String detail) {
    log.write(DIA, value);

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.reason()).isEqualTo("unreadable");
    assertThat(letter.detail()).contains(detail);
    assertThat(text(letter.value())).isEqualTo(value);
  }

  @Test
  void aRecordWithoutAValue() {
    log.write(bytes(DIA.toString()), null);

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.value()).isNull();
    assertThat(letter.reason()).isEqualTo("unreadable");
    assertThat(letter.detail()).as("in words of the log").doesNotContain("argument");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"weight\":12.3}]}"
            + "| members[0].weight: weight is \"12.3\": expected a fraction that rounds to less"
            + " than 10",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"weight\":\"0.5\"}]}"
            + "| members[0].weight: expected a number",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"metadata\":{\"x\":\"a\\u0000\"}}]}"
            + "| members[0].metadata: metadata.x is \"a\uFFFD\": expected text without NUL or lone"
            + " surrogates",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"metadata\":{\"x\":\"\\ud800\"}}]}"
            + "| members[0].metadata: metadata.x is \"\uFFFD\": expected text without NUL or lone"
            + " surrogates",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\",\"wieght\":1}]}"
            + "| members[0].wieght: unknown field: expected one of addedAt, line, metadata, rowId,"
            + " symbol, weight",
        "MembersReplaced | {\"members\":[{\"symbol\":\"A\"},{\"symbol\":\"a\"}]}"
            + "| members[1].symbol is \"A\": expected each symbol once: it is already in"
            + " members[0]",
        "MembersReplaced | {\"members\":[{\"symbol\":\"BRK.B\"},{\"symbol\":\"brk-b\"}]}"
            + "| members[1].symbol is \"BRK.B\": expected each symbol once: it is already in"
            + " members[0]",
        "MembersReplaced | {\"members\":[{\"symbol\":\"..\"}]}"
            + "| members[0].symbol is \"..\": expected a ticker, as AAPL, BRK.B or 7203 JP: letters,"
            + " digits and &, a share class behind a dot, a market of two letters behind a space",
        "MembersChanged | {\"remove\":[\"<B>\"]}"
            + "| remove[0] is \"<B>\": expected a ticker, as AAPL, BRK.B or 7203 JP: letters, digits"
            + " and &, a share class behind a dot, a market of two letters behind a space",
        "MembersReplaced | {\"members\":[null]} | members[0] is missing: expected no null",
        "MembersReplaced | {} | members: a required field is missing: members",
        "MembersReplaced | {\"members\":{}} | members: expected an array",
        "MembersReplaced | {\"members\":[{\"weight\":1}]}"
            + "| members[0].symbol: a required field is missing: symbol",
        "MembersChanged | {} | put is missing: expected something in put or in remove",
        "MembersChanged | {\"remove\":[\"A\"],\"put\":[{\"symbol\":\"A\"}]}"
            + "| remove is \"A\": expected a symbol that is not in put as well",
        "MembersChanged | {\"remove\":[null]} | remove[0] is missing: expected no null",
        "GroupDefined | {\"description\":\"\\u0000\"}"
            + "| description is \"\uFFFD\": expected text without NUL or lone surrogates",
        "GroupRetired | {\"because\":\"x\"}"
            + "| because: unknown field: expected one of file, reason",
        "GroupRetired | [] | expected an object",
      })
  void dataThatIsNotWhatItsTypeSays(String type, String data, String detail) {
    log.write(DIA, EVENT.formatted(type + ".v1", data));

    isInvalid(onlyLetter(), detail);
  }

  @Test
  void aSymbolOf51Characters() {
    String symbol = "S".repeat(51);
    log.write(
        DIA,
        EVENT.formatted("MembersReplaced.v1", "{\"members\":[{\"symbol\":\"" + symbol + "\"}]}"));

    isInvalid(
        onlyLetter(),
        "members[0].symbol: symbol is \"" + symbol + "\": expected 1 to 50 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"type\":\"com.tickstock.membership.GroupRenamed.v1\""
            + "| type is \"com.tickstock.membership.GroupRenamed.v1\": expected one of"
            + " [com.tickstock.membership.GroupDefined.v1,"
            + " com.tickstock.membership.GroupRetired.v1,"
            + " com.tickstock.membership.MembersChanged.v1,"
            + " com.tickstock.membership.MembersReplaced.v1]",
        "\"type\":\"com.tickstock.membership.GroupRetired.v1\",\"expectedversoin\":1"
            + "| attribute is \"expectedversoin\": expected no extension but"
            + " [effectiveat, expectedversion, loadid]",
        "\"type\":\"com.tickstock.membership.GroupRetired.v1\",\"expectedversion\":\"new\""
            + "| expectedversion is \"new\": expected a whole number",
        "\"type\":\"com.tickstock.membership.GroupRetired.v1\",\"effectiveat\":\"30.6.2025\""
            + "| effectiveat is \"30.6.2025\": expected a date as 2025-06-30 or a time as"
            + " 2025-06-30T21:00:00Z",
        "\"type\":\"com.tickstock.membership.GroupRetired.v1\",\"effectiveat\":\"1899-12-31\""
            + "| effectiveat is \"1899-12-31\": expected a time from 1900 to 9999",
        "\"type\":\"com.tickstock.membership.GroupRetired.v1\",\"loadid\":\"a\\u0000\""
            + "| loadid is \"a\uFFFD\": expected text without NUL or lone surrogates",
      })
  void anAttributeThatIsNotWhatItShouldBe(String attributes, String detail) {
    log.write(
        DIA,
        "{\"specversion\":\"1.0\",\"id\":\"odd\",\"source\":\"http\","
            + attributes
            + ",\"data\":{}}");

    isInvalid(onlyLetter(), detail);
  }

  /** What is not read must not count as an empty object: it would wipe the definition. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"datacontenttype\":\"application/json\",\"data_base64\":\"eyJkZXNjcmlwdGlvbiI6IngifQ==\"",
        "\"datacontenttype\":\"text/plain\",\"data\":\"description: thirty\"",
        "\"datacontenttype\":\"application/xml\",\"data\":\"<description/>\""
      })
  void dataInAFormThatIsNotRead(String data) {
    log.write(
        DIA,
        "{\"specversion\":\"1.0\",\"id\":\"odd\",\"source\":\"http\","
            + "\"type\":\"com.tickstock.membership.GroupDefined.v1\","
            + data
            + "}");

    assertThat(log.changes()).isEmpty();
    assertThat(log.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isIn("invalid", "unreadable"));
  }

  private void isInvalid(TestLog.DeadLetter letter, String detail) {
    assertThat(letter.reason()).isEqualTo("invalid");
    assertThat(letter.detail()).isEqualTo(detail);
    assertThat(log.outcome(DIA, "http", "odd"))
        .hasValueSatisfying(
            outcome -> {
              assertThat(outcome.outcome()).isEqualTo(OutcomeJson.Kind.REFUSED);
              assertThat(outcome.reason()).hasValue("invalid");
              assertThat(outcome.detail()).hasValue(detail);
            });
  }

  @Test
  void aChangeToAGroupThatDoesNotExistThen() {
    log.write(DIA, replaced("A").from(5));
    log.write(DIA, retired().from(8));
    log.changes();

    log.write(DIA, put("B").from(4).withId("before"));
    log.write(DIA, put("B").from(8).withId("after"));
    log.write(XLK, put("B").withId("never"));

    assertThat(log.changes()).isEmpty();
    assertThat(log.deadLetters())
        .extracting(TestLog.DeadLetter::reason, TestLog.DeadLetter::detail)
        .containsExactly(
            missing("DEFAULT/ETF/DIA does not exist as of 2025-01-05T00:00:00Z"),
            missing("DEFAULT/ETF/DIA does not exist as of 2025-01-09T00:00:00Z"),
            missing("DEFAULT/ETF/XLK does not exist as of 2025-06-30T12:00:04Z"));
    assertThat(log.outcome(DIA, "after").orElseThrow().version()).isEqualTo(2);
  }

  private static Tuple missing(String detail) {
    return tuple("no-such-group", detail + ": publish its members first");
  }

  @Test
  void anExpectedVersionThatIsNotTheGroups() {
    log.write(DIA, replaced("A"));
    log.write(DIA, replaced("B").expecting(0).withId("blind"));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.reason()).isEqualTo("version-conflict");
    assertThat(letter.detail())
        .isEqualTo("expected version 0, but DEFAULT/ETF/DIA is at version 1");
    assertThat(log.outcome(DIA, "blind"))
        .hasValueSatisfying(
            outcome -> {
              assertThat(outcome.version()).isEqualTo(1);
              assertThat(outcome.reason()).hasValue("version-conflict");
            });
  }

  @Test
  void anEventMoreThanFiveMinutesAhead() {
    log.write(DIA, replaced("A").from(log.now().plusSeconds(300)));
    Instant recorded = log.now();
    log.write(DIA, replaced("B").from(recorded.plusSeconds(301)));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.reason()).isEqualTo("in-the-future");
    assertThat(letter.detail())
        .isEqualTo(
            "effectiveat %s is more than 5 minutes after it was recorded, %s"
                .formatted(recorded.plusSeconds(301), recorded));
    assertThat(log.changes()).hasSize(1);
  }

  @Test
  void moreMembersThanTheDefaultLimit() {
    String[] members =
        IntStream.rangeClosed(1, 20_001).mapToObj(i -> "S" + i).toArray(String[]::new);
    log.write(DIA, replaced(members).withId("many"));

    TestLog.DeadLetter letter = onlyLetter();
    assertThat(letter.reason()).isEqualTo("too-many-members");
    assertThat(letter.detail())
        .isEqualTo("DEFAULT/ETF/DIA would have 20001 members, the limit is 20000");
    assertThat(log.stored(DIA)).isNull();
    assertThat(log.outcome(DIA, "many").orElseThrow().version()).isZero();
  }

  @Test
  void moreMembersThanASmallLimitNowOrInThePast() {
    log.close();
    log = TestLog.open(2);
    log.write(DIA, replaced("A", "B").from(1));
    log.write(DIA, replaced("A").from(5));
    log.write(DIA, put("C").from(6));
    assertThat(log.changes()).hasSize(3);

    log.write(DIA, put("D").from(7));
    log.write(DIA, put("D").from(2));

    assertThat(log.changes()).isEmpty();
    assertThat(log.deadLetters())
        .extracting(TestLog.DeadLetter::reason)
        .containsExactly("too-many-members", "too-many-members");
    assertThat(log.asOf(DIA, 7).orElseThrow().members())
        .containsOnlyKeys(new Symbol("A"), new Symbol("C"));
  }

  private TestLog.DeadLetter onlyLetter() {
    var letters = log.deadLetters();
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }
}
