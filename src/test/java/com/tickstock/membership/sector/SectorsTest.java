package com.tickstock.membership.sector;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectorsTest {
  @Test
  void thereAreElevenSectorsAndUnknown() {
    assertThat(Sectors.ALL)
        .extracting(Sector::name)
        .containsExactly(
            "information_technology",
            "financials",
            "health_care",
            "energy",
            "industrials",
            "consumer_discretionary",
            "consumer_staples",
            "utilities",
            "materials",
            "real_estate",
            "communication_services",
            Sectors.UNKNOWN);
  }

  @Test
  void theIndustriesAndSubIndustriesAreThoseOfTheStructureOf2023() {
    assertThat(Sectors.ALL)
        .extracting(sector -> sector.industries().size())
        .containsExactly(6, 6, 6, 2, 14, 10, 6, 5, 5, 9, 5, 0);
    assertThat(Sectors.ALL)
        .extracting(sector -> sector.subIndustries().size())
        .containsExactly(12, 18, 10, 7, 27, 27, 12, 6, 17, 17, 10, 0);
  }

  @Test
  void noIndustryIsSaidTwice() {
    assertThat(Sectors.ALL.stream().flatMap(sector -> sector.industries().stream()))
        .doesNotHaveDuplicates();
    assertThat(Sectors.ALL.stream().flatMap(sector -> sector.subIndustries().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void noSpellingAndNoIndustryMeansTwoSectors() {
    Map<String, Set<String>> meant = new HashMap<>();
    for (Sector sector : Sectors.ALL) {
      said(sector)
          .forEach(text -> meant.computeIfAbsent(text, key -> new HashSet<>()).add(sector.name()));
    }
    assertThat(meant.values()).allMatch(sectors -> sectors.size() == 1);
  }

  private static Stream<String> said(Sector sector) {
    return Stream.of(
            List.of(sector.name(), sector.title()),
            sector.spellings(),
            sector.industries(),
            sector.subIndustries())
        .flatMap(List::stream);
  }

  static List<Sector> known() {
    return Sectors.ALL.stream().filter(sector -> !sector.name().equals(Sectors.UNKNOWN)).toList();
  }

  @ParameterizedTest
  @MethodSource("known")
  void everySectorIsFoundByAllThatIsSaidOfIt(Sector sector) {
    assertThat(Sectors.named(sector.name())).contains(sector);
    assertThat(Sectors.named(sector.title())).contains(sector);
    assertThat(sector.spellings())
        .allMatch(text -> Sectors.named(text).equals(Optional.of(sector)));
    assertThat(Stream.concat(sector.industries().stream(), sector.subIndustries().stream()))
        .allMatch(text -> Sectors.ofIndustry(text).equals(Optional.of(sector)));
    assertThat(sector.fund().flatMap(Sectors::ofFund)).contains(sector);
  }

  @ParameterizedTest
  @MethodSource("known")
  void everySectorHasRepresentativesWithCanonicalSymbols(Sector sector) {
    assertThat(sector.representatives())
        .hasSizeBetween(8, 12)
        .doesNotHaveDuplicates()
        .allMatch(symbol -> new Symbol(symbol).value().equals(symbol));
  }

  @Test
  void noStockRepresentsTwoSectors() {
    assertThat(Sectors.ALL.stream().flatMap(sector -> sector.representatives().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everySectorButUnknownHasItsFund() {
    assertThat(Sectors.ALL.stream().flatMap(sector -> sector.fund().stream()))
        .containsExactly(
            "XLK", "XLF", "XLV", "XLE", "XLI", "XLY", "XLP", "XLU", "XLB", "XLRE", "XLC");
    assertThat(Sectors.ofFund("SPY")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Information Technology, information_technology",
    "INFORMATION-TECHNOLOGY, information_technology",
    "Technology, information_technology",
    "Info Tech, information_technology",
    "Financials, financials",
    "Financial Services, financials",
    "Healthcare, health_care",
    "health_care, health_care",
    "' Health  Care ', health_care",
    "Energy, energy",
    "Industrials, industrials",
    "Consumer Cyclical, consumer_discretionary",
    "Consumer Defensive, consumer_staples",
    "Utilities, utilities",
    "Basic Materials, materials",
    "Real Estate, real_estate",
    "Communication, communication_services",
    "Communication Services, communication_services",
    "Telecommunications, communication_services",
    "unknown, unknown"
  })
  void readsTheSectorsThatIssuersWrite(String written, String sector) {
    assertThat(Sectors.named(written)).map(Sector::name).contains(sector);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "--",
        "Cash and/or Derivatives",
        "Unassigned",
        "Other",
        "N/A",
        "Banks",
        "Consumer, Cyclical",
        "Consumer, Non-cyclical",
        "$16,138,200.22"
      })
  void readsNoSectorWhereThereIsNone(String written) {
    assertThat(Sectors.named(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Technology Hardware, Storage & Peripherals', information_technology",
    "It Services, information_technology",
    "'Hotels, Restaurants & Leisure', consumer_discretionary",
    "Hotels Restaurants & Leisure, consumer_discretionary",
    "hotels_restaurants_and_leisure, consumer_discretionary",
    "Oil Gas & Consumable Fuels, energy",
    "Diversified Reits, real_estate",
    "Soft Drinks & Non-alcoholic Beverages, consumer_staples",
    "Independent Power and Renewable Electricity Producers, utilities",
    "Multi-line Insurance, financials",
    "Transaction & Payment Processing Services, financials",
    "Data Processing & Outsourced Services, industrials",
    "Interactive Home Entertainment, communication_services"
  })
  void readsIndustriesAndSubIndustries(String written, String sector) {
    assertThat(Sectors.ofIndustry(written)).map(Sector::name).contains(sector);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "---", "Railroads", "Delivery Services", "Energy"})
  void readsNoIndustryWhereGicsHasNone(String written) {
    assertThat(Sectors.ofIndustry(written)).isEmpty();
  }
}
