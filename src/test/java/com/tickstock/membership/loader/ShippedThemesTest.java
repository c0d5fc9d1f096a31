package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The themes in holdings/ follow the rules in holdings/README.md. */
class ShippedThemesTest {
  private static final String SUFFIX = "_theme.csv";
  private static final String RELATED = "# related: ";

  private static final Map<String, List<String>> THEMES = new TreeMap<>();

  @BeforeAll
  static void readAll() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("holdings"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
        THEMES.put(file.getFileName().toString().replace(SUFFIX, ""), Files.readAllLines(file));
      }
    }
  }

  @Test
  void thereAreTwentyOfSevenToSeventeenSymbols() {
    assertThat(THEMES).hasSize(20);
    assertThat(THEMES.values())
        .allSatisfy(
            lines ->
                assertThat(lines.stream().filter(line -> !line.startsWith("#")).skip(1))
                    .hasSizeBetween(7, 17)
                    .isSorted()
                    .doesNotHaveDuplicates());
  }

  @Test
  void everyThemeSaysItsRule() {
    assertThat(THEMES.values())
        .allMatch(lines -> lines.stream().anyMatch(line -> line.startsWith("# criteria: ")));
  }

  @Test
  void relatedThemesNameEachOther() {
    for (String theme : THEMES.keySet()) {
      assertThat(related(theme))
          .as(theme)
          .isNotEmpty()
          .doesNotContain(theme)
          .doesNotHaveDuplicates()
          .isSubsetOf(THEMES.keySet())
          .allMatch(other -> related(other).contains(theme));
    }
  }

  private static List<String> related(String theme) {
    return THEMES.get(theme).stream()
        .filter(line -> line.startsWith(RELATED))
        .flatMap(line -> Stream.of(line.substring(RELATED.length()).split(",")))
        .map(String::strip)
        .toList();
  }
}
