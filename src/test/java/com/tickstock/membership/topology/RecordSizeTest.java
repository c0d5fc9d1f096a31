package com.tickstock.membership.topology;

import static com.tickstock.membership.topology.Said.defined;
import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Topic;
import com.tickstock.membership.topic.Topics;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A record larger than its topic takes is an error that stops the topology, and again after each
 * restart. So what the log may hold must fit wherever it goes.
 */
class RecordSizeTest {
  /** Kafka's own, where a topic's file says nothing. */
  private static final String DEFAULT_BYTES = "1048588";

  private static final int LARGE = EventPublisher.eventBytes() - 10_000;

  /** Of a member with much metadata. */
  private static final int MEMBER_BYTES = 8_200;

  private static final int ROW_BYTES =
      Integer.parseInt(Topics.CHANGES.settings().get("max.message.bytes").value());

  private final TestLog log = TestLog.open();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aGroupThatWouldBeLargerThanARecordIsRefused() {
    log.write(DIA, replaced("A"));
    log.write(DIA, putLarge(1).withId("fits"));
    log.write(DIA, putLarge(2).withId("large"));
    log.write(DIA, put("D").withId("next"));

    assertThat(log.changes()).hasSize(3);
    assertThat(log.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("too-large");
              assertThat(letter.detail())
                  .matches(
                      "DEFAULT/ETF/DIA or its change would take 166\\d{5} bytes, the limit is"
                          + " 15728640");
            });
    assertThat(log.outcome(DIA, "large"))
        .hasValueSatisfying(outcome -> assertThat(outcome.reason()).hasValue("too-large"));
    assertThat(log.outcome(DIA, "next").orElseThrow().version()).isEqualTo(3);
  }

  @Test
  void theLargestChangeFitsEveryTopic() {
    log.write(DIA, replaced("A"));
    log.write(DIA, putLarge(1));

    everyRecordFits();
  }

  @Test
  void theLargestDefinitionFitsEveryTopic() {
    log.write(DIA, defined("x".repeat(4000)));
    assertThat(log.changes()).hasSize(1);

    everyRecordFits();
  }

  @Test
  void theLargestDeadLetterFitsItsTopic() {
    log.write(bytes("x".repeat(LARGE / 2)), bytes("x".repeat(LARGE / 2)));
    log.write(DIA, "{\"" + "x".repeat(LARGE) + "\":1}");
    log.write(DIA, "x".repeat(LARGE));

    everyRecordFits();
  }

  /** Late events can pile up on a day that newer ones hide, where the group now stays small. */
  @Test
  void aGroupOfThePastFitsTheTimelinesRows() {
    log.write(DIA, replaced("A").from(1));
    log.write(DIA, replaced("A").from(90));
    for (int i = 0; i < 5; i++) {
      log.write(DIA, putLarge(i).from(10));
    }
    for (int i = 0; i < 3; i++) {
      log.write(DIA, putMany(5, 150, i).from(11));
    }

    assertThat(log.largestTimelineRow()).isLessThan(ROW_BYTES);
  }

  /** As much as one event may hold. */
  private static Said putLarge(int batch) {
    return putMany(batch, LARGE / MEMBER_BYTES, MEMBER_BYTES - 100);
  }

  private static Said putMany(int batch, int members, int bytesEach) {
    SortedMap<Symbol, Member> put = new TreeMap<>();
    for (int i = 0; i < members; i++) {
      Symbol symbol = new Symbol("S" + batch + "X" + i);
      put.put(symbol, new Member(symbol, Optional.empty(), Optional.of(metadata(bytesEach))));
    }
    return Said.of(new GroupEvent.MembersChanged(put, new TreeSet<>()));
  }

  private void everyRecordFits() {
    for (Topic topic : Topics.ALL.subList(1, Topics.ALL.size())) {
      int limit =
          topic.settings().containsKey("max.message.bytes")
              ? Integer.parseInt(topic.settings().get("max.message.bytes").value())
              : Integer.parseInt(DEFAULT_BYTES);
      for (TestRecord<byte[], byte[]> record : log.records(topic)) {
        assertThat(size(record)).as("bytes of a record of %s", topic.name()).isLessThan(limit);
      }
    }
  }

  private static int size(TestRecord<byte[], byte[]> record) {
    int size = record.key().length + (record.value() == null ? 0 : record.value().length);
    for (var header : record.headers()) {
      size += header.key().length() + header.value().length;
    }
    return size;
  }

  private static JsonObject metadata(int size) {
    return new JsonObject("{\"note\":\"" + "x".repeat(size) + "\"}");
  }
}
