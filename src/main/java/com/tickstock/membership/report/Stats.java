package com.tickstock.membership.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much there is of everything in an environment.
 *
 * @param symbols those that at least one group holds, each once
 * @param byType every type, in order
 * @param sectors those that hold a symbol, the largest first
 * @param lastUpdate when the newest version was recorded; null without groups
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Stats(
    Environment environment,
    long groups,
    long memberships,
    long symbols,
    List<OfType> byType,
    List<OfSector> sectors,
    Coverage coverage,
    Optional<Instant> lastUpdate) {
  private static final int PLACES = 4;

  /** The groups of a type, and their members added up. */
  public record OfType(GroupType type, long groups, long memberships) {}

  /**
   * The symbols of a sector; one that stands in several counts in the first by name.
   *
   * @param share of all symbols, 0 to 1, rounded down to four places
   */
  public record OfSector(String name, long symbols, BigDecimal share) {}

  /**
   * How many symbols have a sector.
   *
   * @param classified in one of the 11
   * @param unknown in the sector {@code unknown}
   * @param inNone in no sector at all
   * @param share of the classified, 0 to 1, rounded down to four places: 1 is all of them
   */
  public record Coverage(long classified, long unknown, long inNone, BigDecimal share) {}

  static BigDecimal share(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO.setScale(PLACES)
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.DOWN);
  }
}
