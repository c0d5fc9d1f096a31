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
 * The counts of an environment.
 *
 * @param symbols the number of symbols in at least one group
 * @param byType every type, in order
 * @param sectors the sectors with symbols, largest first
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

  /** The number of groups of a type, and of their members in total. */
  public record OfType(GroupType type, long groups, long memberships) {}

  /**
   * The symbols of a sector; a symbol in several sectors counts in the first by name.
   *
   * @param share the share of all symbols, 0 to 1, rounded down to four places
   */
  public record OfSector(String name, long symbols, BigDecimal share) {}

  /**
   * The number of symbols with a sector.
   *
   * @param classified symbols in one of the 11 sectors
   * @param unknown symbols in the sector {@code unknown}
   * @param inNone symbols in no sector
   * @param share the share of classified symbols, 0 to 1, rounded down to four places
   */
  public record Coverage(long classified, long unknown, long inNone, BigDecimal share) {}

  static BigDecimal share(long part, long whole) {
    return whole == 0
        ? BigDecimal.ZERO.setScale(PLACES)
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.DOWN);
  }
}
