package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checksums of the parts of a zip archive must be checked. */
class DamagedWorkbookTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @Test
  void aDamagedByteNeverMakesAnotherHolding() {
    byte[] whole = SsgaFormatTest.file();
    Reading expected = downloads.read(whole);
    for (int at = 8; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x20;

      Reading read = readOrNull(damaged);

      if (read != null) {
        assertThat(read.lines()).as("byte %d", at).isEqualTo(expected.lines());
      }
    }
  }

  private Reading readOrNull(byte[] bytes) {
    return downloads.refusal(bytes) == null ? downloads.read(bytes) : null;
  }
}
