package com.tickstock.membership.loader;

import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.loader.format.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes one member of each symbol. Several lines of a symbol are lots of one security, and are
 * added up.
 */
record LotMerger(SortedMap<Symbol, Security> securities, List<String> notes) {

  static LotMerger of(List<Line> lines) {
    Map<Symbol, List<Line>> bySymbol =
        lines.stream()
            .collect(Collectors.groupingBy(Line::symbol, TreeMap::new, Collectors.toList()));
    SortedMap<Symbol, Security> securities = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    bySymbol.forEach(
        (symbol, lots) -> {
          securities.put(symbol, security(lots));
          if (lots.size() > 1) {
            notes.add("%s: %d lots added up".formatted(symbol, lots.size()));
          }
        });
    return new LotMerger(securities, notes);
  }

  static Security security(List<Line> lots) {
    Line first = lots.get(0);
    Optional<Weight> weight = sum(lots, l -> l.weight().map(Weight::value)).map(Weight::new);
    Map<String, String> metadata = new TreeMap<>();
    first.name().ifPresent(name -> metadata.put("name", name));
    first.sector().ifPresent(sector -> metadata.put("sector", sector));
    first.industry().ifPresent(industry -> metadata.put("industry", industry));
    if (!first.written().equals(first.symbol().value())) {
      metadata.put("written", first.written());
    }
    Member member =
        new Member(
            first.symbol(),
            weight,
            metadata.isEmpty() ? Optional.empty() : Optional.of(CanonicalJson.of(metadata)));
    return new Security(member, first.number(), sum(lots, Line::marketValue));
  }

  /** The sum over all lots; unknown if any of them is unknown. */
  private static Optional<BigDecimal> sum(
      List<Line> lots, Function<Line, Optional<BigDecimal>> value) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line lot : lots) {
      Optional<BigDecimal> one = value.apply(lot);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(one.get());
    }
    return Optional.of(sum);
  }
}
