package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EndOfFileTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  /** All files of these two issuers end with a disclaimer. */
  static Stream<Arguments> withADisclaimer() {
    return Stream.of(
        Arguments.of("ARK", ArkFormatTest.FILE), Arguments.of("Global X", IssuersTest.GLOBAL_X));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withADisclaimer")
  void aHoldingIsNeverLost(String name, String file) {
    int all = downloads.read(file).lines().size();
    List<Integer> lost = new ArrayList<>();
    for (int length = 8; length < file.length(); length++) {
      String cut = file.substring(0, length);
      if (downloads.refusal(cut) == null) {
        Reading read = downloads.read(cut);
        if (read.lines().size() < all && read.incomplete().isEmpty()) {
          lost.add(length);
        }
      }
    }
    assertThat(lost).as("cut at these, a holding is lost without a word").isEmpty();
  }
}
