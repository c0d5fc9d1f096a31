package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.loader.format.Line;
import com.tickstock.membership.loader.format.Reading;
import com.tickstock.membership.sector.Sector;
import com.tickstock.membership.sector.Sectors;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sector of each symbol, from the most trusted evidence: a file about sectors, an issuer's
 * sector column, the holdings of a sector fund, the sector until now. On equal trust the later file
 * counts, then the last by name. A symbol without evidence is in the sector {@code unknown}.
 */
final class Classification {
  /** From the most trusted to the least. */
  enum Trust {
    ANOTHER_SOURCE,
    SECTOR_FILE,
    SECTOR_COLUMN,
    SECTOR_FUND,
    STOOD_BEFORE,
    NOTHING
  }

  /**
   * The sector of a symbol.
   *
   * @param line the line in the file about sectors, from 1; 0 if it is from elsewhere
   */
  record Place(Sector sector, Optional<String> industry, Trust by, int line) {}

  private record Said(Place place, Instant asOf, String file) {
    private static final Comparator<Said> BEST_FIRST =
        Comparator.comparing((Said said) -> said.place().by())
            .thenComparing(Said::asOf, Comparator.reverseOrder())
            .thenComparing(Said::file, Comparator.reverseOrder());
  }

  private static final Sector UNKNOWN = Sectors.named(Sectors.UNKNOWN).orElseThrow();

  private final Map<Symbol, Said> best = new HashMap<>();

  void add(List<Plan.Evidence> evidence) {
    evidence.forEach(one -> one.reading().lines().forEach(line -> add(line, one)));
  }

  private void add(Line line, Plan.Evidence evidence) {
    Instant asOf = evidence.source().asOf().orElse(Instant.MAX);
    String file = evidence.source().file();
    boolean aboutSectors = evidence.reading().kind() == Reading.Kind.SECTORS;
    Trust trust = aboutSectors ? Trust.SECTOR_FILE : Trust.SECTOR_COLUMN;
    int number = aboutSectors ? line.number() : 0;
    column(line, aboutSectors)
        .map(sector -> new Place(sector, line.industry(), trust, number))
        .ifPresent(place -> say(line.symbol(), new Said(place, asOf, file)));
    evidence
        .holding()
        .map(Holding::group)
        .filter(group -> group.type() == GroupType.ETF)
        .flatMap(group -> Sectors.ofFund(group.name()))
        .map(sector -> new Place(sector, line.industry(), Trust.SECTOR_FUND, 0))
        .ifPresent(place -> say(line.symbol(), new Said(place, asOf, file)));
  }

  /** Some issuers write the industry into the sector column. */
  private static Optional<Sector> column(Line line, boolean aboutSectors) {
    return line.sector()
        .flatMap(Sectors::named)
        .filter(sector -> aboutSectors || !sector.equals(UNKNOWN))
        .or(() -> line.industry().or(line::sector).flatMap(Sectors::ofIndustry));
  }

  /**
   * Adds the present sector of a symbol. A file with equal trust and a later day replaces it.
   *
   * @param asOf the day of the newest file that the sectors were made from
   */
  void snapshots(Symbol symbol, Place place, Instant asOf) {
    say(symbol, new Said(place, asOf, ""));
  }

  void isKnown(Collection<Symbol> symbols) {
    Place nowhere = new Place(UNKNOWN, Optional.empty(), Trust.NOTHING, 0);
    symbols.forEach(s -> say(s, new Said(nowhere, Instant.MIN, "")));
  }

  private void say(Symbol symbol, Said said) {
    best.merge(symbol, said, (a, b) -> Said.BEST_FIRST.compare(a, b) <= 0 ? a : b);
  }

  Map<Symbol, Place> places() {
    Map<Symbol, Place> places = new HashMap<>();
    best.forEach((symbol, said) -> places.put(symbol, said.place()));
    return places;
  }
}
