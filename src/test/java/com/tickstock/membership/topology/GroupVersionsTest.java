package com.tickstock.membership.topology;

import static com.tickstock.membership.topology.Said.day;
import static com.tickstock.membership.topology.Said.definition;
import static com.tickstock.membership.topology.Said.member;
import static com.tickstock.membership.topology.Said.members;
import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.removed;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.Said.retired;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.XLK;
import static com.tickstock.membership.topology.TestLog.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.DefinitionJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an event does to a group: the change, the group, its stores and the outcome. */
class GroupVersionsTest {
  private final TestLog log = TestLog.open();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void numbersOfMetadataCountAsTheyAreWritten() {
    log.write(DIA, put("A", new JsonObject("{\"x\":2.5}")));
    log.write(DIA, replaced("A"));
    log.write(DIA, put("A", new JsonObject("{\"x\":2.5}")));
    log.write(DIA, put("A", new JsonObject("{\"x\":2.5}")));
    assertThat(log.stored(DIA).version()).isEqualTo(2);

    log.write(DIA, put("A", new JsonObject("{\"x\":2.50}")));
    assertThat(log.stored(DIA).version()).isEqualTo(3);
  }

  @Test
  void theFirstReplacementMakesVersionOne() {
    Instant recorded = log.now();
    log.write(DIA, replaced(definition("thirty"), "B", "A=0.5", "C=0.75").from(3).withId("a"));

    assertThat(log.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.key()).isEqualTo(DIA);
              assertThat(change.version()).isEqualTo(1);
              assertThat(change.effectiveAt()).isEqualTo(day(3));
              assertThat(change.recordedAt()).isEqualTo(recorded);
              assertThat(change.cause().source()).isEqualTo("csv");
              assertThat(change.cause().eventId()).isEqualTo("a");
              assertThat(change.cause().loadId()).hasValue("load-7");
              assertThat(change.cause().file()).hasValue("dia_holdings.csv");
              assertThat(change.created()).isTrue();
              assertThat(change.retired()).isFalse();
              assertThat(change.definition()).hasValue(DefinitionJson.of(definition("thirty")));
              assertThat(change.added()).containsExactly(as("A=0.5"), as("B"), as("C=0.75"));
              assertThat(change.removed()).isEmpty();
              assertThat(change.reweighted()).isEmpty();
              assertThat(change.annotated()).isEmpty();
              assertThat(change.now()).hasValue(new ChangeJson.Now(day(3), 3));
              assertThat(change.past()).isEmpty();
            });
    GroupJson group = log.groups().get(0).orElseThrow();
    assertThat(group.group())
        .isEqualTo(new Group(definition("thirty"), members("A=0.5", "B", "C=0.75"), day(3)));
    assertThat(group.members())
        .extracting(member -> member.symbol().value())
        .as("by weight, those without last")
        .containsExactly("C", "A", "B");
    assertThat(Json.read(log.stored(DIA).json(), GroupJson.class)).isEqualTo(group);
    assertThat(log.stored(DIA).version()).isEqualTo(1);
    assertThat(log.stored(DIA).updatedAt()).isEqualTo(recorded);
    assertThat(log.summary(DIA)).hasValue(group.summary());
  }

  @Test
  void everyRecordHasTheKeyOfItsGroupOrSymbolAndTheTimeOfItsEvent() {
    Instant recorded = log.now();
    log.write(DIA, replaced("BRK.B"));

    for (var topic : List.of(Topics.CHANGES, Topics.GROUPS)) {
      assertThat(log.records(topic))
          .singleElement()
          .satisfies(record -> isAt(record, "DEFAULT/ETF/DIA", recorded));
    }
    assertThat(log.records(Topics.SYMBOL_CHANGES))
        .singleElement()
        .satisfies(record -> isAt(record, "DEFAULT/BRK.B", recorded));
    assertThat(log.records(Topics.DEAD_LETTERS)).isEmpty();
  }

  private static void isAt(TestRecord<byte[], byte[]> record, String key, Instant time) {
    assertThat(text(record.key())).isEqualTo(key);
    assertThat(record.getRecordTime()).isEqualTo(time);
  }

  @Test
  void whatIsToldIsNotMarkedAsACloudEvent() {
    log.write(DIA, replaced("A"));

    for (var topic : List.of(Topics.CHANGES, Topics.GROUPS, Topics.SYMBOL_CHANGES)) {
      assertThat(log.records(topic))
          .as(topic.name())
          .singleElement()
          .satisfies(record -> assertThat(record.headers().headers("content-type")).isEmpty());
    }
  }

  @Test
  void anEventWithoutAnEffectiveTimeHoldsFromItsRecording() {
    Instant recorded = log.now();
    log.write(DIA, replaced("A"));

    assertThat(log.changes()).extracting(ChangeJson::effectiveAt).containsExactly(recorded);
  }

  @Test
  void aChangeAddsReweightsAnnotatesAndRemoves() {
    log.write(DIA, replaced("A=0.1", "B=0.2", "C", "D").from(1));
    log.changes();
    log.symbolChanges();

    log.write(DIA, put("A=0.3", "E").from(2));
    log.write(DIA, removed("C").from(3));
    JsonObject metadata = new JsonObject("{\"sector\":\"energy\"}");
    log.write(DIA, put("D", metadata).from(4).withId("annotated"));

    List<ChangeJson> changes = log.changes();
    assertThat(changes).extracting(ChangeJson::version).containsExactly(2L, 3L, 4L);
    assertThat(changes.get(0).added()).containsExactly(as("E"));
    assertThat(changes.get(0).reweighted())
        .containsExactly(
            new ChangeJson.Put(
                new Symbol("A"),
                Optional.of(Weight.parse("0.3")),
                Optional.of(Weight.parse("0.1")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(changes.get(1).removed()).containsExactly(new Symbol("C"));
    assertThat(changes.get(2).annotated())
        .containsExactly(
            new ChangeJson.Put(
                new Symbol("D"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(metadata),
                Optional.empty(),
                Optional.empty()));
    assertThat(log.symbolChanges())
        .extracting(change -> change.key() + " " + change.kind())
        .containsExactly(
            "DEFAULT/A REWEIGHTED", "DEFAULT/E ADDED", "DEFAULT/C REMOVED", "DEFAULT/D ANNOTATED");
    assertThat(log.outcome(DIA, "annotated").orElseThrow().annotated()).isEqualTo(1);
  }

  @Test
  void theOutcomeCountsWhatChanged() {
    log.write(DIA, replaced("A=0.1", "B=0.2", "C").from(1));
    Instant recorded = log.now();
    String position = log.write(DIA, replaced("A=0.3", "C", "D", "E").from(2).withId("again"));

    assertThat(log.outcome(DIA, "again"))
        .hasValue(
            new OutcomeJson(
                OutcomeJson.Kind.APPLIED,
                "DEFAULT/ETF/DIA",
                "csv",
                "again",
                position,
                2,
                recorded,
                Optional.of(day(2)),
                2,
                1,
                1,
                0,
                Optional.of(4),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aRetiredGroupIsATombstoneAndItsVersionGoesOn() {
    log.write(DIA, replaced("A=0.1", "B").from(1));
    log.write(DIA, retired().from(2).withId("retirement"));

    assertThat(log.groups()).hasSize(2).element(1).isEqualTo(Optional.empty());
    ChangeJson retirement = log.changes().get(1);
    assertThat(retirement.retired()).isTrue();
    assertThat(retirement.removed()).containsExactly(new Symbol("A"), new Symbol("B"));
    assertThat(retirement.now()).isEmpty();
    assertThat(log.summary(DIA)).isEmpty();
    assertThat(log.stored(DIA).exists()).isFalse();
    assertThat(log.stored(DIA).version()).isEqualTo(2);
    assertThat(log.outcome(DIA, "retirement").orElseThrow().memberCount()).isEmpty();

    log.write(DIA, replaced("C").from(3));

    assertThat(log.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.version()).isEqualTo(3);
              assertThat(change.created()).isTrue();
              assertThat(change.added()).containsExactly(as("C"));
            });
    assertThat(log.groups().get(0).orElseThrow().version()).isEqualTo(3);
    assertThat(log.summary(DIA)).isPresent();
    assertThat(log.asOf(DIA, 1).orElseThrow().members()).hasSize(2);
    assertThat(log.asOf(DIA, 2)).isEmpty();
    assertThat(log.asOf(DIA, 3).orElseThrow().members()).hasSize(1);
  }

  @Test
  void anEventThatChangesNothingYieldsNoRecordButAnOutcome() {
    log.write(DIA, replaced("A=0.50").from(1));
    log.changes();
    log.groups();
    log.symbolChanges();

    String position = log.write(DIA, replaced("A=0.5").from(2).withId("same"));

    assertThat(log.changes()).isEmpty();
    assertThat(log.groups()).isEmpty();
    assertThat(log.symbolChanges()).isEmpty();
    assertThat(log.deadLetters()).isEmpty();
    OutcomeJson outcome = log.outcome(DIA, "same").orElseThrow();
    assertThat(outcome.outcome()).isEqualTo(OutcomeJson.Kind.UNCHANGED);
    assertThat(outcome.version()).isEqualTo(1);
    assertThat(outcome.position()).isEqualTo(position);
  }

  @Test
  void aRetirementOfNothingIsUnchangedAtVersionZero() {
    log.write(DIA, retired().withId("nothing"));

    assertThat(log.changes()).isEmpty();
    assertThat(log.outcome(DIA, "nothing"))
        .hasValueSatisfying(
            outcome -> {
              assertThat(outcome.outcome()).isEqualTo(OutcomeJson.Kind.UNCHANGED);
              assertThat(outcome.version()).isZero();
            });
  }

  @Test
  void anEventIdSeenTwiceChangesNothing() {
    log.write(DIA, replaced("A").from(1).withId("once"));
    log.write(DIA, replaced("B").from(2));
    OutcomeJson first = log.outcome(DIA, "once").orElseThrow();
    log.changes();

    log.write(DIA, replaced("A").from(1).withId("once"));
    log.write(DIA, replaced("X").from(4).withId("once"));

    assertThat(log.changes()).isEmpty();
    assertThat(log.deadLetters()).isEmpty();
    assertThat(log.stored(DIA).version()).isEqualTo(2);
    assertThat(log.outcome(DIA, "once")).as("of the first").hasValue(first);
    assertThat(log.asOf(DIA, 5).orElseThrow().members()).containsOnlyKeys(new Symbol("B"));
  }

  @Test
  void anUnchangedEventIsSeenAsWell() {
    log.write(DIA, replaced("A").from(1));
    log.write(DIA, replaced("A").from(2).withId("once"));
    log.changes();

    log.write(DIA, replaced("X").from(3).withId("once"));

    assertThat(log.changes()).isEmpty();
  }

  @Test
  void theSameIdMayStandInAnotherGroup() {
    log.write(DIA, replaced("A").withId("once"));
    log.write(XLK, replaced("A").withId("once"));

    assertThat(log.changes()).extracting(ChangeJson::key).containsExactly(DIA, XLK);
  }

  @Test
  void aRefusedIdMayComeAgain() {
    log.write(DIA, put("A").withId("early"));
    assertThat(log.outcome(DIA, "early"))
        .hasValueSatisfying(o -> assertThat(o.reason()).hasValue("no-such-group"));
    log.write(DIA, replaced("B"));
    log.changes();

    log.write(DIA, put("A").withId("early"));

    assertThat(log.changes()).singleElement().satisfies(c -> assertThat(c.added()).hasSize(1));
    assertThat(log.outcome(DIA, "early"))
        .hasValueSatisfying(o -> assertThat(o.outcome()).isEqualTo(OutcomeJson.Kind.APPLIED));
  }

  @Test
  void anEventIdIsKnownForSevenDays() {
    Instant first = log.now();
    log.write(DIA, replaced("A").withId("once"));
    log.setNow(first.plusSeconds(7 * 86_400 - 60));
    log.write(DIA, replaced("B").withId("once"));

    assertThat(log.changes()).hasSize(1);
  }

  @Test
  void anExpectedVersionThatIsRightIsApplied() {
    log.write(DIA, replaced("A").expecting(0));
    log.write(DIA, put("B").expecting(1));

    assertThat(log.changes()).extracting(ChangeJson::version).containsExactly(1L, 2L);
  }

  @Test
  void aLateEventTakesItsPlaceInThePast() {
    log.write(DIA, replaced("A=0.1", "B").from(1));
    log.write(DIA, replaced("A=0.1", "C").from(10));
    log.changes();
    log.symbolChanges();

    log.write(DIA, put("A=0.2", "D").from(5).withId("late"));

    assertThat(log.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.version()).isEqualTo(3);
              assertThat(change.effectiveAt()).isEqualTo(day(5));
              assertThat(change.added()).isEmpty();
              assertThat(change.reweighted()).isEmpty();
              assertThat(change.now()).hasValue(new ChangeJson.Now(day(10), 2));
              assertThat(change.past())
                  .hasValue(
                      new ChangeJson.Past(
                          day(5),
                          Optional.of(day(10)),
                          false,
                          List.of(
                              interval("A", MemberChange.Kind.REWEIGHTED, "0.2", "0.1"),
                              interval("D", MemberChange.Kind.ADDED, null, null))));
            });
    assertThat(log.groups().get(2).orElseThrow())
        .as("a new version of the same group")
        .satisfies(
            group -> {
              assertThat(group.version()).isEqualTo(3);
              assertThat(group.group().members()).isEqualTo(members("A=0.1", "C"));
            });
    assertThat(log.symbolChanges())
        .extracting(SymbolChangeJson::key, SymbolChangeJson::from, SymbolChangeJson::until)
        .containsExactly(
            tuple("DEFAULT/A", day(5), Optional.of(day(10))),
            tuple("DEFAULT/D", day(5), Optional.of(day(10))));
    assertThat(log.asOf(DIA, 4).orElseThrow().members()).isEqualTo(members("A=0.1", "B"));
    assertThat(log.asOf(DIA, 5).orElseThrow().members()).isEqualTo(members("A=0.2", "B", "D"));
    assertThat(log.asOf(DIA, 10).orElseThrow().members()).isEqualTo(members("A=0.1", "C"));
    OutcomeJson outcome = log.outcome(DIA, "late").orElseThrow();
    assertThat(outcome.past()).isTrue();
    assertThat(outcome.added()).isZero();
    assertThat(outcome.memberCount()).hasValue(2);
  }

  private static ChangeJson.PastDifference interval(
      String symbol, MemberChange.Kind kind, String weight, String previousWeight) {
    return new ChangeJson.PastDifference(
        new Symbol(symbol),
        kind,
        day(5),
        Optional.of(day(10)),
        Optional.ofNullable(weight).map(Weight::parse),
        Optional.ofNullable(previousWeight).map(Weight::parse));
  }

  private static ChangeJson.Put as(String text) {
    return new ChangeJson.Put(
        member(text).symbol(),
        member(text).weight(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
