package com.tickstock.membership.sector;

import java.util.List;
import java.util.Optional;

/**
 * A sector of GICS, or {@code unknown}.
 *
 * @param name as groups are named: {@code health_care}
 * @param title as GICS writes it: {@code Health Care}
 * @param fund the Select Sector SPDR that holds its S&amp;P 500 stocks: {@code XLV}
 * @param industries GICS titles
 * @param subIndustries GICS titles
 * @param representatives well-known US symbols
 * @param spellings what else issuers call it
 */
public record Sector(
    String name,
    String title,
    String description,
    Optional<String> fund,
    List<String> industries,
    List<String> subIndustries,
    List<String> representatives,
    List<String> spellings) {

  public Sector {
    industries = List.copyOf(industries);
    subIndustries = List.copyOf(subIndustries);
    representatives = List.copyOf(representatives);
    spellings = List.copyOf(spellings);
  }
}
