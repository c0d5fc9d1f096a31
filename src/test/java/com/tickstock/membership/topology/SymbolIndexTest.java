package com.tickstock.membership.topology;

import static com.tickstock.membership.topology.Said.day;
import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.removed;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.Said.retired;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.MINE;
import static com.tickstock.membership.topology.TestLog.XLK;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.store.SymbolRow;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which groups a symbol is in, and was in. */
class SymbolIndexTest {
  private final TestLog log = TestLog.open();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aSymbolHasARowForEachGroupItIsIn() {
    log.write(DIA, replaced("AAPL=0.1", "BA").from(1));
    log.write(XLK, replaced("AAPL=0.2").from(1));
    log.write(MINE, replaced("AAPL").from(1));

    assertThat(log.symbolGroups())
        .containsOnlyKeys(
            "DEFAULT/AAPL/CUSTOM/mine",
            "DEFAULT/AAPL/ETF/DIA",
            "DEFAULT/AAPL/ETF/XLK",
            "DEFAULT/BA/ETF/DIA")
        .containsEntry("DEFAULT/AAPL/ETF/XLK", member(1, "0.2"))
        .containsEntry("DEFAULT/BA/ETF/DIA", member(1, null));
  }

  @Test
  void aRowFollowsTheWeightAndTheMetadataAndGoesWithTheMembership() {
    log.write(DIA, replaced("A=0.1", "B").from(1));
    log.write(DIA, put("A=0.3").from(2));
    assertThat(log.symbolGroups()).containsEntry("DEFAULT/A/ETF/DIA", member(2, "0.3"));

    JsonObject metadata = new JsonObject("{\"sector\":\"energy\"}");
    log.write(DIA, put("A=0.3", metadata).from(3));
    assertThat(log.symbolGroups())
        .containsEntry(
            "DEFAULT/A/ETF/DIA",
            new SymbolRow(
                3,
                true,
                Optional.of(Weight.parse("0.3")),
                Optional.of(metadata),
                Optional.empty()));

    log.write(DIA, removed("A").from(4));
    assertThat(log.symbolGroups()).containsOnlyKeys("DEFAULT/B/ETF/DIA");

    log.write(DIA, retired().from(5));
    assertThat(log.symbolGroups()).isEmpty();
    assertThat(log.symbolHistory("A", DIA))
        .containsExactly(
            KeyValue.pair(day(1), member(1, "0.1")),
            KeyValue.pair(day(2), member(2, "0.3")),
            KeyValue.pair(
                day(3),
                new SymbolRow(
                    3,
                    true,
                    Optional.of(Weight.parse("0.3")),
                    Optional.of(metadata),
                    Optional.empty())),
            KeyValue.pair(day(4), absent(4)));
  }

  @Test
  void aIntervalOfThePastIsSplicedInAndWhatHeldAfterItHoldsAgain() {
    log.write(DIA, replaced("A=0.1").from(1));
    log.write(DIA, replaced("A=0.1").from(9));

    log.write(DIA, put("A=0.5").from(4));

    assertThat(log.symbolHistory("A", DIA))
        .containsExactly(
            KeyValue.pair(day(1), member(1, "0.1")),
            KeyValue.pair(day(4), member(2, "0.5")),
            KeyValue.pair(day(9), member(1, "0.1")));
    assertThat(log.symbolGroups()).containsEntry("DEFAULT/A/ETF/DIA", member(1, "0.1"));
  }

  @Test
  void aMembershipThatWasInThePastAloneLeavesNoRowOfNow() {
    log.write(DIA, replaced("A").from(1));
    log.write(DIA, replaced("A").from(9));

    log.write(DIA, put("B=0.5").from(4));

    assertThat(log.symbolGroups()).containsOnlyKeys("DEFAULT/A/ETF/DIA");
    assertThat(log.symbolAsOf("B", DIA, day(3))).isEmpty();
    assertThat(log.symbolAsOf("B", DIA, day(4))).hasValue(member(2, "0.5"));
    assertThat(log.symbolAsOf("B", DIA, day(8))).hasValue(member(2, "0.5"));
    assertThat(log.symbolAsOf("B", DIA, day(9))).isEmpty();
  }

  @Test
  void aLateRemovalCoversTheRowsOfItsIntervalAlone() {
    log.write(DIA, replaced("A=0.1", "B").from(1));
    log.write(DIA, put("A=0.2").from(5));
    log.write(DIA, replaced("A=0.3", "B").from(9));

    log.write(DIA, retired().from(3));

    assertThat(log.symbolAsOf("A", DIA, day(2))).hasValue(member(1, "0.1"));
    assertThat(log.symbolAsOf("A", DIA, day(3))).isEmpty();
    assertThat(log.symbolAsOf("A", DIA, day(5))).isEmpty();
    assertThat(log.symbolAsOf("A", DIA, day(8))).isEmpty();
    assertThat(log.symbolAsOf("A", DIA, day(9))).hasValue(member(3, "0.3"));
    assertThat(log.symbolAsOf("B", DIA, day(8))).isEmpty();
    assertThat(log.symbolAsOf("B", DIA, day(9))).isPresent();
  }

  @Test
  void aSymbolThatIsTheStartOfAnotherIsApart() {
    log.write(DIA, replaced("BRK=0.1", "BRK.B=0.2").from(1));
    log.write(DIA, removed("BRK").from(2));

    assertThat(log.symbolGroups()).containsOnlyKeys("DEFAULT/BRK.B/ETF/DIA");
    assertThat(log.symbolHistory("BRK", DIA)).hasSize(2);
    assertThat(log.symbolHistory("BRK.B", DIA)).hasSize(1);
  }

  private static SymbolRow member(long version, String weight) {
    return new SymbolRow(
        version,
        true,
        Optional.ofNullable(weight).map(Weight::parse),
        Optional.empty(),
        Optional.empty());
  }

  private static SymbolRow absent(long version) {
    return SymbolRow.absent(version);
  }
}
