package com.tickstock.membership.loader;

import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.format.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes one member of each symbol. Several lines of one security are lots, and are added up; two
 * securities under one symbol are never merged.
 */
record Lots(SortedMap<Symbol, Security> securities, List<String> notes) {

  /**
   * @throws RefusedFileException naming both lines where a symbol is two securities
   */
  static Lots of(List<Line> lines) {
    Map<Symbol, List<Line>> bySymbol = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (Line line : lines) {
      List<Line> lots = bySymbol.computeIfAbsent(line.symbol(), symbol -> new ArrayList<>());
      lots.stream()
          .findFirst()
          .filter(first -> first.identity().isEmpty() || !first.identity().equals(line.identity()))
          .ifPresent(first -> problems.add(collision(first, line)));
      lots.add(line);
    }
    if (!problems.isEmpty()) {
      throw new RefusedFileException(String.join("; ", problems));
    }
    SortedMap<Symbol, Security> securities = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    bySymbol.forEach(
        (symbol, lots) -> {
          securities.put(symbol, security(lots));
          if (lots.size() > 1) {
            notes.add("%s: %d lots added up".formatted(symbol, lots.size()));
          }
        });
    return new Lots(securities, notes);
  }

  private static String collision(Line first, Line line) {
    String both =
        first.name().isPresent() && line.name().isPresent()
            ? " (%s and %s)".formatted(first.name().get(), line.name().get())
            : "";
    return "line %d: symbol %s stands in line %d already%s: expected each once, or lots of one security"
        .formatted(line.number(), line.symbol(), first.number(), both);
  }

  private static Security security(List<Line> lots) {
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

  /** Not known where one of them is not. */
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
