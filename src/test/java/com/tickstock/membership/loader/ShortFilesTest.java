package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of fewer than 8 bytes must not fail with "Insufficient header bytes". */
class ShortFilesTest {
  @TempDir private Path directory;

  @Test
  void aListOfOneSymbolIsRead() {
    assertThat(new Folder(directory).with("a_theme.csv", "AAPL").holding().securities()).hasSize(1);
  }

  @Test
  void anEmptyFileIsToldAsSuch() {
    assertThat(new Folder(directory).with("a_theme.csv", new byte[0]).refusal().detail())
        .isEqualTo("empty: expected at least one symbol");
  }
}
