package com.tickstock.membership.topology;

import static com.tickstock.membership.topology.Said.day;
import static com.tickstock.membership.topology.Said.defined;
import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.removed;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.Said.retired;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sector that a symbol was in loses it by an event of the service's own. */
class SectorMovesTest {
  // murmur2 puts these into partition 0
  private static final GroupKey TECHNOLOGY = GroupKey.parse("PROD/SECTOR/information_technology");
  private static final GroupKey INDUSTRIALS = GroupKey.parse("PROD/SECTOR/industrials");
  private static final GroupKey UNKNOWN = GroupKey.parse("PROD/SECTOR/unknown");

  private final TestLog log = TestLog.open();
  private int events;

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void theFormerSectorLosesTheSymbolAndTheCauseSaysWhy() {
    write(TECHNOLOGY, replaced("AAPL", "CSX").from(1));
    write(INDUSTRIALS, replaced("CAT").from(1));
    write(INDUSTRIALS, put("CSX").from(3));

    assertThat(members(TECHNOLOGY, 2)).containsExactly("AAPL", "CSX");
    assertThat(members(TECHNOLOGY, 3)).containsExactly("AAPL");
    assertThat(members(INDUSTRIALS, 3)).containsExactly("CAT", "CSX");
    assertThat(log.symbolGroups())
        .containsOnlyKeys(
            "PROD/AAPL/SECTOR/information_technology",
            "PROD/CAT/SECTOR/industrials",
            "PROD/CSX/SECTOR/industrials");
    List<ChangeJson> changes = log.changes();
    ChangeJson last = changes.get(changes.size() - 1);
    assertThat(last.name()).isEqualTo(TECHNOLOGY.name());
    assertThat(last.effectiveAt()).isEqualTo(day(3));
    assertThat(last.cause().source()).isEqualTo("one-sector");
    assertThat(last.cause().eventId())
        .isEqualTo("CSX is in industrials from 2025-01-04T00:00:00Z on, by its version 2");
  }

  @Test
  void whoeverPutsItBackHasItAgain() {
    write(TECHNOLOGY, replaced("CSX").from(1));
    write(INDUSTRIALS, replaced("CSX").from(2));
    write(TECHNOLOGY, replaced("CSX").from(2));
    assertThat(members(TECHNOLOGY, 2)).containsExactly("CSX");
    assertThat(members(INDUSTRIALS, 2)).isEmpty();

    write(INDUSTRIALS, put("CSX").from(2));

    assertThat(members(TECHNOLOGY, 2)).isEmpty();
    assertThat(members(INDUSTRIALS, 2)).containsExactly("CSX");
  }

  @Test
  void aLatePutTakesItsPlaceInThePast() {
    write(TECHNOLOGY, replaced("CSX").from(1));
    write(INDUSTRIALS, replaced("CSX").from(5));
    write(UNKNOWN, replaced("CSX", "ZZZ").from(3));

    assertThat(List.of(holders(2), holders(3), holders(4), holders(5), holders(9)))
        .containsExactly(
            List.of(TECHNOLOGY),
            List.of(UNKNOWN),
            List.of(UNKNOWN),
            List.of(INDUSTRIALS),
            List.of(INDUSTRIALS));
    assertThat(members(UNKNOWN, 5)).containsExactly("ZZZ");
  }

  @Test
  void aListThatSaysTheFormerSectorAgainLaterPutsItBackThen() {
    write(TECHNOLOGY, replaced("CSX").from(1));
    write(TECHNOLOGY, replaced("CSX").from(6)); // no change, so no version
    write(INDUSTRIALS, replaced("CSX").from(3));

    assertThat(List.of(holders(2), holders(3), holders(5), holders(6)))
        .containsExactly(
            List.of(TECHNOLOGY), List.of(INDUSTRIALS), List.of(INDUSTRIALS), List.of(TECHNOLOGY));
  }

  @Test
  void aMoveThatBothListsSayMakesNoVersionMore() {
    write(TECHNOLOGY, replaced("AAPL", "CSX").from(1));
    write(TECHNOLOGY, replaced("AAPL").from(2));
    write(INDUSTRIALS, replaced("CSX").from(2));

    assertThat(log.stored(TECHNOLOGY).version()).isEqualTo(2);
    assertThat(log.stored(INDUSTRIALS).version()).isEqualTo(1);
    assertThat(log.records(Topics.EVENTS)).isEmpty();
  }

  @Test
  void anEventThatCameAgainChangesNothing() {
    write(TECHNOLOGY, replaced("AAPL", "CSX").from(1));
    write(INDUSTRIALS, replaced("CSX").from(2).withId("once"));
    long versions = log.stored(TECHNOLOGY).version() + log.stored(INDUSTRIALS).version();

    write(INDUSTRIALS, replaced("CSX").from(2).withId("once"));

    assertThat(log.stored(TECHNOLOGY).version() + log.stored(INDUSTRIALS).version())
        .isEqualTo(versions);
    assertThat(log.records(Topics.EVENTS)).hasSize(1);
  }

  @Test
  void whatWasRecordedLongAgoIsOfALogThatIsFoldedAnew() {
    log.setNow(log.now().minus(Duration.ofDays(8)));
    write(TECHNOLOGY, replaced("CSX").from(1));
    write(INDUSTRIALS, replaced("CSX").from(2));

    assertThat(log.records(Topics.EVENTS)).isEmpty();
  }

  @Test
  void theSectorsAreTwelve() {
    GroupKey none = GroupKey.parse("DEFAULT/SECTOR/software");
    String refusal =
        "name is \"software\": expected a sector, one of communication_services,"
            + " consumer_discretionary, consumer_staples, energy, financials, health_care,"
            + " industrials, information_technology, materials, real_estate, utilities, unknown";
    write(none, replaced("AAPL"));
    write(none, put("AAPL"));
    write(none, defined("no sector"));
    assertThat(log.deadLetters())
        .extracting(TestLog.DeadLetter::detail)
        .containsExactly(refusal, refusal, refusal);

    // a group that has such a name from before can lose its members
    write(none, removed("AAPL"));
    write(none, retired());
    assertThat(log.deadLetters())
        .extracting(TestLog.DeadLetter::reason)
        .containsExactly("no-such-group");
  }

  @Test
  void aLoadOfSectorsTakesTheSymbolOutOfTheFormerOneItself() {
    log.write(TECHNOLOGY, replaced("AAPL", "CSX").from(1));
    log.write(INDUSTRIALS, replaced("CSX").from(2));
    assertThat(log.records(Topics.EVENTS)).isEmpty();

    log.write(TECHNOLOGY, replaced("AAPL").from(2));
    assertThat(log.stored(TECHNOLOGY).version()).isEqualTo(2);
  }

  @Test
  void aLoadOfThePastLeavesALaterPutWhatItIs() {
    write(TECHNOLOGY, replaced("AAPL", "CSX").from(1));
    write(INDUSTRIALS, replaced("CSX").from(5));

    log.write(TECHNOLOGY, replaced("AAPL").from(3));
    log.write(UNKNOWN, replaced("CSX", "ZZZ").from(3));

    assertThat(List.of(holders(2), holders(3), holders(5), holders(9)))
        .containsExactly(
            List.of(TECHNOLOGY), List.of(UNKNOWN), List.of(INDUSTRIALS), List.of(INDUSTRIALS));
    assertThat(members(UNKNOWN, 5)).containsExactly("ZZZ");
  }

  /** As a request or another producer writes it, and not as a load. */
  private void write(GroupKey group, Said said) {
    EventId id = new EventId("me", said.id().orElse("event-" + events++));
    byte[] event =
        EventJson.write(
            new Unwritten(
                group,
                new Cause(id, Optional.empty(), Optional.empty(), Map.of()),
                said.effectiveAt(),
                said.expectedVersion(),
                said.event()),
            log.now());
    log.write(TestLog.bytes(group.toString()), event);
  }

  private List<GroupKey> holders(int day) {
    return List.of(TECHNOLOGY, INDUSTRIALS, UNKNOWN).stream()
        .filter(group -> members(group, day).contains("CSX"))
        .filter(group -> log.symbolAsOf("CSX", group, day(day)).isPresent())
        .toList();
  }

  private List<String> members(GroupKey group, int day) {
    return log.asOf(group, day).map(Group::members).stream()
        .flatMap(members -> members.keySet().stream())
        .map(Object::toString)
        .toList();
  }
}
