package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.loader.file.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddCellsTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  /**
   * No number with a thousands separator begins with 0, so this is a decimal comma; read with
   * thousands, 0,123 would be 123 %.
   */
  @ParameterizedTest
  @ValueSource(strings = {"0,123", "0,500%", "-0,123", "00,500"})
  void aDecimalCommaIsNotThousands(String cell) {
    assertThatThrownBy(() -> Numbers.DECIMAL_POINT.percent(cell))
        .isInstanceOf(InvalidValueException.class);
  }

  /** "per" is German for "as of", and English for something else. */
  @Test
  void aFigurePerShareIsNoDay() {
    assertThat(
            Dates.asOf(
                List.of(
                    new Row(1, List.of("Net assets per share", "51.20")),
                    new Row(2, List.of("as of 12/30/2022")))))
        .hasToString("Optional[2022-12-30]");
  }

  /** Names of other issuers, in which CVR is not the last word. */
  @Test
  void aNameThatEndsInCvrRightIsNoShare() {
    String file =
        ISharesFormatTest.HEADER
            + ISharesFormatTest.row("AAPL", "APPLE INC", "Equity", "1", "6", "NASDAQ")
            + ISharesFormatTest.row("ABC", "ABC INC CVR RIGHT", "Equity", "1", "0", "NASDAQ")
            + ISharesFormatTest.row("ABD", "ABD INC CVR (RESTRICTED)", "Equity", "1", "0", "NYSE");

    assertThat(Downloads.written(downloads.read(file))).isEqualTo(Map.of("AAPL", "AAPL"));
  }
}
