package com.tickstock.membership.loader.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A download cut off at any place is refused, unless nothing was lost. */
class CutFilesTest {
  private Downloads downloads;

  static Stream<Arguments> whole() {
    return Stream.of(
        Arguments.of("iShares", ISharesFormatTest.FILE.getBytes(UTF_8)),
        Arguments.of(
            "iShares with CRLF", ISharesFormatTest.FILE.replace("\n", "\r\n").getBytes(UTF_8)),
        Arguments.of("Vanguard", VanguardFormatTest.FILE.getBytes(UTF_8)),
        Arguments.of("SPDR", SsgaFormatTest.file()));
  }

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole")
  void aFileWithAnEndIsNeverReadInPart(String name, byte[] whole) {
    Reading expected = downloads.read(whole);
    for (int length = 8; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (downloads.refusal(cut) == null) {
        Reading read = downloads.read(cut);
        if (read.format().equals("list")) {
          // a single word is a list of one symbol, which the gates refuse
          assertThat(read.lines()).as("%s, cut at byte %d", name, length).hasSize(1);
        } else if (read.incomplete().isEmpty()) {
          assertThat(said(read)).as("%s, cut at byte %d", name, length).isEqualTo(said(expected));
        }
      }
    }
  }

  private static List<Object> said(Reading reading) {
    return List.of(
        reading.format(), reading.fund(), reading.asOf(), reading.lines(), reading.leftOut());
  }
}
