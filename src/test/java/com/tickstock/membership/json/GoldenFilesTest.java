package com.tickstock.membership.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.LoggedEvent;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.MemberChange;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.EventJson.Unwritten;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The wire format must not change: others read it, and the log keeps it for ever. */
class GoldenFilesTest {
  private static final GroupKey SPY = GroupKey.parse("DEFAULT/ETF/SPY");
  private static final GroupKey LEADERS = GroupKey.parse("PROD/THEME/ai_leaders");
  private static final Instant WRITTEN = Instant.parse("2025-07-01T06:30:00.123456Z");
  private static final Instant RECORDED = Instant.parse("2025-07-01T06:30:00.250Z");
  private static final Instant JUNE = Instant.parse("2025-06-30T00:00:00Z");
  private static final Instant MAY = Instant.parse("2025-05-30T21:00:00Z");

  private static final Definition INDEX =
      new Definition(
          Optional.of("S&P 500 \"ETF\", £"),
          Optional.of(new JsonObject("{\"checksum\":\"9f\",\"rows\":504}")),
          Optional.of(new JsonObject("{\"minVolume\":1000000.50}")));
  private static final Member APPLE =
      new Member(
          new Symbol("AAPL"),
          Optional.of(Weight.parse("0.0650")),
          Optional.of(new JsonObject("{\"name\":\"Apple\",\"sector\":\"technology\"}")));
  private static final Member BERKSHIRE =
      new Member(new Symbol("BRK.B"), Optional.of(Weight.parse("-0.0000001")), Optional.empty());
  private static final Member TOYOTA =
      new Member(new Symbol("7203 JP"), Optional.empty(), Optional.empty());
  private static final Cause LOADED =
      new Cause(
          new EventId("csv", "load-7/DEFAULT/ETF/SPY"),
          Optional.of("load-7"),
          Optional.of("spy_holdings.csv"),
          Map.of(APPLE.symbol(), 2, BERKSHIRE.symbol(), 3));
  private static final Cause EDITED =
      new Cause(
          new EventId("http", "0d0d6cf4-7a4b-4f5e-9e3a-1f1f5ad7c0aa"),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  private static final Cause MIGRATED =
      new Cause(
          new EventId("migration", "3f1c"),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          new Origin(
              new Origin.Row(Optional.of(42), Optional.of(MAY)),
              Map.of(
                  APPLE.symbol(),
                  new Origin.Row(Optional.of(7), Optional.of(JUNE)),
                  BERKSHIRE.symbol(),
                  new Origin.Row(Optional.empty(), Optional.of(MAY)))));

  @Test
  void aDefinition() {
    isOnTheWire(
        "event-group-defined",
        new Unwritten(
            LEADERS,
            EDITED,
            Optional.empty(),
            Optional.of(3L),
            new GroupEvent.GroupDefined(INDEX)));
  }

  @Test
  void aReplacementOfAllMembers() {
    isOnTheWire(
        "event-members-replaced",
        new Unwritten(
            SPY,
            LOADED,
            Optional.of(JUNE),
            Optional.empty(),
            new GroupEvent.MembersReplaced(members(APPLE, BERKSHIRE, TOYOTA), Optional.of(INDEX))));
  }

  @Test
  void aReplacementThatMigratesRows() {
    isOnTheWire(
        "event-members-replaced-migrated",
        new Unwritten(
            SPY,
            MIGRATED,
            Optional.of(JUNE),
            Optional.empty(),
            new GroupEvent.MembersReplaced(members(APPLE, BERKSHIRE, TOYOTA), Optional.empty())));
  }

  @Test
  void aReplacementByNothing() {
    isOnTheWire(
        "event-members-replaced-by-nothing",
        new Unwritten(
            SPY,
            EDITED,
            Optional.empty(),
            Optional.empty(),
            new GroupEvent.MembersReplaced(members(), Optional.empty())));
  }

  @Test
  void aChangeOfMembers() {
    isOnTheWire(
        "event-members-changed",
        new Unwritten(
            SPY,
            EDITED,
            Optional.of(MAY),
            Optional.of(12L),
            new GroupEvent.MembersChanged(
                members(APPLE), new TreeSet<>(List.of(BERKSHIRE.symbol(), TOYOTA.symbol())))));
  }

  @Test
  void aRetirement() {
    isOnTheWire(
        "event-group-retired",
        new Unwritten(
            SPY,
            EDITED,
            Optional.of(JUNE),
            Optional.empty(),
            new GroupEvent.GroupRetired(Optional.of("merged"))));
  }

  private static void isOnTheWire(String name, Unwritten event) {
    assertThat(new String(EventJson.write(event, WRITTEN), StandardCharsets.UTF_8))
        .isEqualTo(Golden.wire(name));
    byte[] wire = Golden.wire(name).getBytes(StandardCharsets.UTF_8);
    assertThat(EventJson.envelope(wire).logged(event.group(), RECORDED, 42))
        .isEqualTo(
            new LoggedEvent(
                event.group(),
                new TimelinePosition(event.effectiveAt().orElse(RECORDED), 42),
                RECORDED,
                event.cause(),
                event.expectedVersion(),
                event.event()));
  }

  @Test
  void aFirstVersion() {
    isOnTheWire(
        "change-in-order",
        told(
            change(
                1,
                true,
                false,
                Optional.of(INDEX),
                List.of(now(null, TOYOTA), now(null, APPLE)),
                Optional.empty(),
                Optional.of(new Group(INDEX, members(APPLE, TOYOTA), JUNE)))));
  }

  @Test
  void aFirstVersionThatMigratesRows() {
    isOnTheWire(
        "change-migrated",
        told(
            new Change(
                SPY,
                1,
                JUNE,
                RECORDED,
                MIGRATED,
                true,
                false,
                Optional.of(Definition.NONE),
                List.of(now(null, TOYOTA), now(null, APPLE)),
                Optional.empty(),
                Optional.of(new Group(Definition.NONE, members(APPLE, TOYOTA), JUNE)))));
  }

  @Test
  void aVersionThatDoesEverything() {
    Member noted =
        new Member(TOYOTA.symbol(), Optional.empty(), Optional.of(new JsonObject("{\"a\":1}")));
    Member heavier = new Member(APPLE.symbol(), Optional.of(Weight.parse("1")), APPLE.metadata());
    Member added = new Member(new Symbol("NVDA"), Optional.empty(), Optional.empty());
    isOnTheWire(
        "change-of-all-kinds",
        told(
            change(
                2,
                false,
                false,
                Optional.empty(),
                List.of(
                    now(TOYOTA, noted),
                    now(APPLE, heavier),
                    now(BERKSHIRE, null),
                    now(null, added)),
                Optional.empty(),
                Optional.of(new Group(INDEX, members(noted, heavier, added), JUNE)))));
  }

  @Test
  void aVersionOfThePast() {
    MemberChange closed =
        new MemberChange(
            BERKSHIRE.symbol(), MAY, Optional.of(JUNE), Optional.of(BERKSHIRE), Optional.empty());
    MemberChange open = now(null, APPLE);
    isOnTheWire(
        "change-late",
        told(
            change(
                3,
                false,
                false,
                Optional.empty(),
                List.of(open),
                Optional.of(
                    new Change.RetroactiveChange(
                        MAY, Optional.empty(), false, List.of(open, closed))),
                Optional.of(new Group(INDEX, members(APPLE), JUNE)))));
  }

  @Test
  void aLastVersion() {
    isOnTheWire(
        "change-retired",
        told(
            change(
                4,
                false,
                true,
                Optional.empty(),
                List.of(now(APPLE, null)),
                Optional.empty(),
                Optional.empty())));
  }

  private static ChangeJson told(Change change) {
    return ChangeJson.of(change, "3:1042");
  }

  private static void isOnTheWire(String name, ChangeJson change) {
    isWritten(name, change);
    assertThat(Json.read(wire(name), ChangeJson.class)).isEqualTo(change);
  }

  @Test
  void aGroup() {
    Group group = new Group(INDEX, members(APPLE, BERKSHIRE, TOYOTA), JUNE);
    GroupJson json = GroupJson.of(SPY, 7, RECORDED, group);
    isWritten("group", json);
    assertThat(Json.read(wire("group"), GroupJson.class)).isEqualTo(json);
    assertThat(Json.read(wire("group"), GroupJson.class).group()).isEqualTo(group);
  }

  @Test
  void aGroupOfNothing() {
    Group group = new Group(Definition.NONE, members(), JUNE);
    GroupJson json = GroupJson.of(LEADERS, 1, RECORDED, group);
    isWritten("group-empty", json);
    assertThat(Json.read(wire("group-empty"), GroupJson.class).group()).isEqualTo(group);
  }

  @Test
  void aSymbolChange() {
    Change change =
        change(2, false, false, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    isOnTheWire("symbol-change-added", SymbolChangeJson.of(change, now(null, APPLE)));
    isOnTheWire(
        "symbol-change-of-the-past",
        SymbolChangeJson.of(
            change,
            new MemberChange(
                BERKSHIRE.symbol(),
                MAY,
                Optional.of(JUNE),
                Optional.of(BERKSHIRE),
                Optional.empty())));
  }

  private static void isOnTheWire(String name, SymbolChangeJson change) {
    isWritten(name, change);
    assertThat(Json.read(wire(name), SymbolChangeJson.class)).isEqualTo(change);
  }

  @Test
  void anOutcome() {
    Change change =
        change(
            2,
            false,
            false,
            Optional.empty(),
            List.of(now(null, APPLE), now(BERKSHIRE, null)),
            Optional.empty(),
            Optional.of(new Group(INDEX, members(APPLE), JUNE)));
    isOnTheWire("outcome-applied", OutcomeJson.applied(change, "3:1042"));
    EventId event = EventJson.envelope(wire("event-members-changed")).id();
    isOnTheWire("outcome-unchanged", OutcomeJson.unchanged(SPY, event, "3:1043", 2, RECORDED));
    isOnTheWire(
        "outcome-refused",
        OutcomeJson.refused(
            SPY,
            event,
            "3:1044",
            2,
            RECORDED,
            Refusal.VERSION_CONFLICT,
            "expected version 1, but DEFAULT/ETF/SPY is at version 2"));
  }

  private static void isOnTheWire(String name, OutcomeJson outcome) {
    isWritten(name, outcome);
    assertThat(Json.read(wire(name), OutcomeJson.class)).isEqualTo(outcome);
  }

  private static void isWritten(String name, Object value) {
    assertThat(new String(Json.write(value), StandardCharsets.UTF_8)).isEqualTo(Golden.wire(name));
  }

  private static byte[] wire(String name) {
    return Golden.wire(name).getBytes(StandardCharsets.UTF_8);
  }

  private static Change change(
      long version,
      boolean created,
      boolean retired,
      Optional<Definition> definition,
      List<MemberChange> members,
      Optional<Change.RetroactiveChange> past,
      Optional<Group> now) {
    return new Change(
        SPY, version, JUNE, RECORDED, LOADED, created, retired, definition, members, past, now);
  }

  private static MemberChange now(Member before, Member after) {
    Symbol symbol = before == null ? after.symbol() : before.symbol();
    return new MemberChange(
        symbol, JUNE, Optional.empty(), Optional.ofNullable(before), Optional.ofNullable(after));
  }

  private static SortedMap<Symbol, Member> members(Member... members) {
    SortedMap<Symbol, Member> bySymbol = new TreeMap<>();
    for (Member member : members) {
      bySymbol.put(member.symbol(), member);
    }
    return bySymbol;
  }
}
