package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.loader.format.Line;
import com.tickstock.membership.loader.format.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes holdings, groups and files for tests. */
final class Made {
  private Made() {}

  /** A holding with the symbols S0, S1... */
  static Holding holding(String group, int members, Source source, Optional<String> weightSum) {
    List<Security> securities =
        IntStream.range(0, members).mapToObj(i -> security("S" + i, "", "")).toList();
    return holding(group, source, weightSum, securities, false);
  }

  static Holding holding(
      String group,
      Source source,
      Optional<String> weightSum,
      List<Security> securities,
      boolean hasMarketValue) {
    SortedMap<Symbol, Security> bySymbol = new TreeMap<>();
    securities.forEach(security -> bySymbol.put(security.member().symbol(), security));
    return new Holding(
        GroupKey.parse(group),
        source,
        Definition.NONE,
        bySymbol,
        new TreeMap<>(),
        weightSum.map(BigDecimal::new),
        hasMarketValue,
        Optional.empty(),
        List.of());
  }

  /** An empty text is an unknown value. */
  static Security security(String symbol, String weight, String marketValue) {
    return new Security(
        new Member(new Symbol(symbol), known(weight).map(Weight::parse), Optional.empty()),
        1,
        known(marketValue).map(BigDecimal::new));
  }

  static Source source(String file, String asOf, String said, String named) {
    return new Source(
        named.isEmpty() ? file : file.replace(".csv", "_" + named + ".csv"),
        "checksum of " + file,
        "simple",
        known(asOf).map(Instant::parse),
        known(said).map(LocalDate::parse),
        Map.of());
  }

  static Line line(String symbol, String sector, String industry) {
    return new Line(
        7,
        new Symbol(symbol),
        symbol,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        known(sector),
        known(industry),
        Optional.empty());
  }

  static Reading reading(Reading.Kind kind, Line... lines) {
    return new Reading(
        "simple",
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(lines),
        new TreeMap<>(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  static GroupJson group(String key, Instant effectiveAt, Member... members) {
    SortedMap<Symbol, Member> bySymbol = new TreeMap<>();
    List.of(members).forEach(member -> bySymbol.put(member.symbol(), member));
    return GroupJson.of(
        GroupKey.parse(key), 1, effectiveAt, new Group(Definition.NONE, bySymbol, effectiveAt));
  }

  private static Optional<String> known(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
