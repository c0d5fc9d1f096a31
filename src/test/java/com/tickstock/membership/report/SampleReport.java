package com.tickstock.membership.report;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.SymbolJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A report on groups whose names and descriptions contain markup. */
final class SampleReport {
  static final String SCRIPT =
      "<script>alert('1')</script> & \"quoted\" | `code` *bold*\n_so_ \u001b[31m";

  private static final Instant DAY = Instant.parse("2025-07-11T00:00:00Z");

  private SampleReport() {}

  static Report detailed() {
    return of(true);
  }

  static Report summary() {
    return of(false);
  }

  static Report empty() {
    Stats stats = new StatsCount().of(Environment.UAT);
    return new Report(
        DAY, stats, DAY, List.of(), List.of(), List.of(), List.of(), Optional.of(List.of()));
  }

  private static Report of(boolean detail) {
    List<GroupJson> groups =
        List.of(
            group(
                "ETF/SPY",
                "S&P 500 \uD83D\uDE80",
                "AAPL 0.065",
                "MSFT 0.07123456",
                "A 0.01",
                "B 0.01",
                "C 0.01",
                "D"),
            group("THEME/ai_leaders", SCRIPT, "NVDA", "MSFT"),
            group("CUSTOM/<b onclick=\"x\">" + "wide".repeat(15), ""),
            group("SECTOR/information_technology", "GICS", "AAPL", "MSFT", "NVDA"),
            group("SECTOR/unknown", "GICS", "A"),
            group("SECTOR/widgets", "no sector", "B"));
    StatsCount count = new StatsCount();
    List<GroupSummaryJson> summaries = groups.stream().map(GroupJson::summary).toList();
    summaries.forEach(count::add);
    sectors().forEach((symbol, sector) -> count.add(symbol(symbol, sector)));
    return new Report(
        Instant.parse("2025-07-12T16:30:05.123Z"),
        count.of(Environment.DEFAULT),
        DAY,
        List.of(
            new Changed(summaries.get(0), symbols(7), symbols(1), 3),
            new Changed(summaries.get(2), List.of(), symbols(5), 0)),
        List.of(
            new GroupAge(summaries.get(1), 506, Optional.empty()),
            new GroupAge(summaries.get(2), 1, Optional.of(91L))),
        summaries,
        summaries.subList(0, 2),
        detail ? Optional.of(groups.stream().map(Report.Detail::of).toList()) : Optional.empty());
  }

  private static List<Symbol> symbols(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Symbol("S" + i)).toList();
  }

  private static Map<String, Optional<String>> sectors() {
    SortedMap<String, Optional<String>> sectors = new TreeMap<>();
    for (String symbol : List.of("AAPL", "MSFT", "NVDA")) {
      sectors.put(symbol, Optional.of("information_technology"));
    }
    sectors.put("A", Optional.of("unknown"));
    sectors.put("B", Optional.of("widgets"));
    sectors.put("C", Optional.empty());
    sectors.put("D", Optional.empty());
    return sectors;
  }

  private static SymbolJson symbol(String symbol, Optional<String> sector) {
    return new SymbolJson(new Symbol(symbol), sector, Optional.empty(), new ArrayList<>());
  }

  private static GroupJson group(String name, String description, String... members) {
    SortedMap<Symbol, Member> all = new TreeMap<>();
    for (String member : members) {
      String[] parts = member.split(" ", -1);
      Symbol symbol = new Symbol(parts[0]);
      Optional<Weight> weight =
          parts.length == 1 ? Optional.empty() : Optional.of(Weight.parse(parts[1]));
      all.put(symbol, new Member(symbol, weight, Optional.empty()));
    }
    int slash = name.indexOf('/');
    GroupKey key =
        new GroupKey(
            Environment.DEFAULT,
            GroupType.parse(name.substring(0, slash)),
            name.substring(slash + 1));
    Definition definition =
        new Definition(Optional.of(description), Optional.empty(), Optional.empty());
    return GroupJson.of(
        key, 3, Instant.parse("2025-07-12T08:00:00.5Z"), new Group(definition, all, DAY));
  }
}
