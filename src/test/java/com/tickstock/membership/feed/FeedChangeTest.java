package com.tickstock.membership.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the feed makes of a record. */
class FeedChangeTest {
  private static final String KEY = "DEFAULT/ETF/SPY";

  private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
    return new ConsumerRecord<>(
        "membership.changes",
        3,
        7,
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"position\":\"4:9\"}", "{\"position\":\"9\"}"})
  void whatIsNoChangeOfThePartitionIsPassedOver(String value) {
    assertThat(FeedChange.read(record(KEY, value))).isEmpty();
  }

  @Test
  void aRecordWithoutAKeyOrAValueIsPassedOver() {
    assertThat(FeedChange.read(record(null, "{\"position\":\"3:9\"}"))).isEmpty();
    assertThat(FeedChange.read(record("SPY", "{\"position\":\"3:9\"}"))).isEmpty();
    assertThat(FeedChange.read(record(KEY, null))).isEmpty();
  }

  @Test
  void everySymbolThatIsTouchedIsKnownAndFieldsOfALaterVersionDoNotMatter() {
    FeedChange change =
        FeedChange.read(
                record(
                    KEY,
                    """
                    {"position":"3:9","added":[{"symbol":"A"}],"removed":["B"],"later":{"x":1},
                     "reweighted":[{"symbol":"C"}],"annotated":[{"symbol":"D"}],
                     "past":{"members":[{"symbol":"E"},{"symbol":"A"}]}}
                    """))
            .orElseThrow();

    assertThat(change.symbols()).containsExactlyInAnyOrder("A", "B", "C", "D", "E");
    assertThat(change.event()).isEqualTo(9);
  }

  @Test
  void itsEventIsOneLineOfData() {
    FeedChange change = FeedChange.read(record(KEY, "{\"position\":\n\"3:9\"}\r\n")).orElseThrow();

    assertThat(new String(change.frame(), StandardCharsets.UTF_8))
        .isEqualTo("event: change\ndata: {\"position\":\"3:9\"}\n\n");
  }
}
