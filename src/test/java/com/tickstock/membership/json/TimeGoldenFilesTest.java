package com.tickstock.membership.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Delta;
import com.tickstock.membership.group.Difference;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.History;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Membership;
import com.tickstock.membership.group.Overlap;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.Weight;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The answers about time and about several groups must not change, because others read them. */
class TimeGoldenFilesTest {
  private static final GroupKey SPY = GroupKey.parse("DEFAULT/ETF/SPY");
  private static final GroupKey LEADERS = GroupKey.parse("DEFAULT/THEME/ai_leaders");
  private static final Instant RECORDED = Instant.parse("2025-07-01T06:30:00.250Z");
  private static final Instant JUNE = Instant.parse("2025-06-30T00:00:00Z");
  private static final Instant MAY = Instant.parse("2025-05-30T00:00:00Z");
  private static final Definition INDEX =
      new Definition(Optional.of("S&P 500"), Optional.empty(), Optional.empty());
  private static final Member APPLE = member("AAPL", "0.065");
  private static final Member HEAVIER = member("AAPL", "0.07");
  private static final Member BERKSHIRE = member("BRK.B", "0.0170");
  private static final Member TOYOTA =
      new Member(new Symbol("7203 JP"), Optional.empty(), Optional.empty());
  private static final Member NOTED =
      new Member(
          TOYOTA.symbol(), Optional.empty(), Optional.of(new JsonObject("{\"country\":\"JP\"}")));
  private static final Member NVIDIA = member("NVDA", "0.08");

  private static final Difference DIFFERENCE =
      Difference.between(
          Optional.of(group(Definition.NONE, APPLE, BERKSHIRE, TOYOTA)),
          Optional.of(group(INDEX, HEAVIER, NOTED, NVIDIA)));

  @Test
  void aDifference() {
    DiffJson diff = DiffJson.of(SPY, MAY, JUNE, DIFFERENCE);
    isOnTheWire("diff", diff, DiffJson.class);
  }

  @Test
  void aDifferenceOfWhatIsNotThereYet() {
    Difference created =
        Difference.between(Optional.empty(), Optional.of(group(INDEX, APPLE, TOYOTA)));
    isOnTheWire("diff-created", DiffJson.of(SPY, MAY, JUNE, created), DiffJson.class);
  }

  @Test
  void aHistory() {
    Difference none = Difference.between(Optional.empty(), Optional.empty());
    History history =
        new History(
            List.of(
                new History.Row(entry(JUNE, 12, Optional.of(3L)), true, DIFFERENCE),
                new History.Row(entry(MAY, 8, Optional.empty()), false, none)),
            Optional.empty());
    isOnTheWire(
        "history", HistoryJson.of(SPY, history, Optional.of("b3BhcXVl")), HistoryJson.class);
  }

  @Test
  void aMembership() {
    TimelineEntry may = entry(MAY, 8, Optional.of(2L));
    TimelineEntry june = entry(JUNE, 12, Optional.of(3L));
    MembershipJson json =
        MembershipJson.of(
            SPY,
            APPLE.symbol(),
            List.of(
                new Membership(may, Optional.of(june), APPLE, HEAVIER, may),
                new Membership(june, Optional.empty(), HEAVIER, HEAVIER, june)));
    isOnTheWire("membership", json, MembershipJson.class);
  }

  @Test
  void aMembershipThatNeverWas() {
    isOnTheWire(
        "membership-never",
        MembershipJson.of(SPY, TOYOTA.symbol(), List.of()),
        MembershipJson.class);
  }

  @Test
  void anOverlap() {
    Overlap overlap =
        Overlap.of(
            List.of(
                new Overlap.Part(SPY, group(INDEX, APPLE, NVIDIA, TOYOTA)),
                new Overlap.Part(
                    GroupKey.parse("DEFAULT/ETF/QQQ"), group(INDEX, HEAVIER, NVIDIA, TOYOTA)),
                new Overlap.Part(LEADERS, group(INDEX, member("NVDA", null), TOYOTA))),
            2);
    isOnTheWire("overlap", OverlapJson.of(overlap), OverlapJson.class);
  }

  private static <T> void isOnTheWire(String name, T value, Class<T> type) {
    String wire = Golden.wire(name);
    assertThat(new String(Json.write(value), StandardCharsets.UTF_8)).isEqualTo(wire);
    assertThat(Json.read(wire.getBytes(StandardCharsets.UTF_8), type)).isEqualTo(value);
  }

  private static TimelineEntry entry(Instant effectiveAt, long offset, Optional<Long> version) {
    Cause cause =
        new Cause(
            new EventId("csv", "load-" + offset + "/DEFAULT/ETF/SPY"),
            Optional.of("load-" + offset),
            Optional.of("spy_holdings.csv"),
            Map.of(APPLE.symbol(), 2));
    Delta delta =
        new Delta(Delta.Kind.REPLACED, Optional.empty(), new TreeMap<>(), new TreeSet<>());
    return new TimelineEntry(
        new TimelinePosition(effectiveAt, offset),
        RECORDED,
        cause,
        version,
        delta,
        1,
        Optional.empty());
  }

  private static Member member(String symbol, String weight) {
    return new Member(
        new Symbol(symbol), Optional.ofNullable(weight).map(Weight::parse), Optional.empty());
  }

  private static Group group(Definition definition, Member... members) {
    SortedMap<Symbol, Member> bySymbol = new TreeMap<>();
    for (Member member : members) {
      bySymbol.put(member.symbol(), member);
    }
    return new Group(definition, bySymbol, JUNE);
  }
}
