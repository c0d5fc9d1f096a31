package com.tickstock.membership.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code holdings/sectors.csv} and {@code sectors.yaml} agree. */
class ShippedSectorsTest {
  @Test
  void everyIndustryIsOneOfItsSector() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(600)
        .allSatisfy(
            row ->
                assertThat(Sectors.ofIndustry(row.get(2)).map(Sector::name))
                    .as(row.get(0))
                    .contains(row.get(1)));
  }

  @Test
  void theRepresentativesAreInTheirSectors() throws IOException {
    Set<String> classified =
        rows().stream().map(row -> row.get(0) + " " + row.get(1)).collect(Collectors.toSet());
    for (Sector sector : Sectors.ALL) {
      assertThat(sector.representatives())
          .allMatch(symbol -> classified.contains(symbol + " " + sector.name()));
    }
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(Path.of("holdings/sectors.csv")).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> List.of(line.split(",")))
        .toList();
  }
}
