package com.tickstock.membership.sector;

import java.util.List;
import java.util.Optional;

/**
 * A GICS sector, or {@code unknown}.
 *
 * @param name the name of its group: {@code health_care}
 * @param title the GICS title: {@code Health Care}
 * @param fund the Select Sector SPDR that holds its S&amp;P 500 stocks: {@code XLV}
 * @param industries GICS titles
 * @param subIndustries GICS titles
 * @param representatives well-known US symbols
 * @param spellings other names that issuers use
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
