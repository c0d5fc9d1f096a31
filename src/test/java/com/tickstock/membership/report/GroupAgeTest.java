package com.tickstock.membership.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.CauseJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.MemberDifferenceJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupAgeTest {
  private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

  private final List<HistoryJson.Event> newestFirst = new ArrayList<>();

  private GroupAgeTest changed(String... times) {
    for (String time : times) {
      newestFirst.add(event(time, List.of(new Symbol("AAPL"))));
    }
    return this;
  }

  private static HistoryJson.Event event(String time, List<Symbol> added) {
    return new HistoryJson.Event(
        Instant.parse(time),
        NOW,
        Optional.of(1L),
        new CauseJson("test", time, Optional.empty(), Optional.empty()),
        false,
        false,
        false,
        Optional.empty(),
        added.stream()
            .map(
                s ->
                    new MemberDifferenceJson(
                        s, Optional.empty(), Optional.empty(), Optional.empty()))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        1);
  }

  private GroupAge age() {
    GroupSummaryJson group =
        new GroupSummaryJson(
            Environment.DEFAULT,
            GroupType.ETF,
            "SPY",
            Optional.empty(),
            1,
            1,
            Instant.parse("2026-11-27T00:00:00Z"),
            NOW);
    HistoryJson history =
        new HistoryJson(
            group.environment(), group.type(), group.name(), newestFirst, Optional.empty());
    return GroupAge.of(group, history, NOW);
  }

  @Test
  void theUsualIntervalIsTheMedianOfTheLastOnes() {
    changed(
        "2026-11-18T00:00:00Z",
        "2026-10-09T00:00:00Z",
        "2026-10-08T00:00:00Z",
        "2026-10-05T00:00:00Z");

    assertThat(age().days()).isEqualTo(10);
    assertThat(age().usualDays()).contains(3L);
  }

  @Test
  void changesOfOneDayCountOnce() {
    changed(
        "2026-11-28T08:00:00Z",
        "2026-11-28T07:00:00Z",
        "2026-11-21T23:00:00Z",
        "2026-11-21T01:00:00Z",
        "2026-11-14T00:00:00Z");

    assertThat(age().days()).isZero();
    assertThat(age().usualDays()).as("only two intervals are known").isEmpty();
  }

  @Test
  void anEventThatChangesNoMemberIsNoChange() {
    newestFirst.add(event("2026-11-27T00:00:00Z", List.of()));
    changed("2026-11-08T00:00:00Z");

    assertThat(age().days()).isEqualTo(20);
  }

  @Test
  void aGroupWithoutChangesIsAsOldAsItsVersion() {
    assertThat(age().days()).isEqualTo(1);
    assertThat(age().usualDays()).isEmpty();
  }
}
