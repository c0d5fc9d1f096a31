package com.tickstock.membership.loader.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledFileTest {
  private static final Instant START = Instant.parse("2025-06-30T12:00:00Z");
  private static final Duration SETTLED = Duration.ofSeconds(2);

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void file() throws IOException {
    file = Files.writeString(directory.resolve("sp500.csv"), "symbol\n");
  }

  /** A clock that advances by half a second per read. Each read also writes a row. */
  private Clock whileWriting(int rows) {
    InstantSource source =
        new InstantSource() {
          private int asked;

          @Override
          public Instant instant() {
            Instant now = START.plusMillis(500L * asked);
            if (asked < rows) {
              append("A" + asked + "\n", now);
            }
            asked++;
            return now;
          }
        };
    return source.withZone(ZoneOffset.UTC);
  }

  private void append(String row, Instant now) {
    try {
      Files.writeString(file, row, StandardOpenOption.APPEND);
      Files.setLastModifiedTime(file, FileTime.from(now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileThatIsBeingWrittenIsWaitedForAndReadWhole() {
    byte[] read = SettledFile.read(file, SETTLED, whileWriting(9));

    assertThat(new String(read, UTF_8).lines()).hasSize(10).endsWith("A8");
  }

  @Test
  void aFileThatGoesOnChangingIsRefused() {
    assertThatThrownBy(() -> SettledFile.read(file, SETTLED, whileWriting(Integer.MAX_VALUE)))
        .isInstanceOf(RefusedFileException.class)
        .hasMessage("it is still being written: load it again when it has not changed for 2 s");
  }

  @Test
  void aFileThatChangesWhileItIsLookedAtIsRefusedHoweverOldItSays() {
    Clock clock = whileWriting(Integer.MAX_VALUE);

    assertThatThrownBy(() -> SettledFile.read(file, Duration.ZERO, clock))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("still being written");
  }

  @Test
  void aTimeInTheFutureIsThatOfAnotherClock() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(START.plus(Duration.ofDays(1))));

    assertThat(SettledFile.read(file, SETTLED, Clock.fixed(START, ZoneOffset.UTC)))
        .isEqualTo("symbol\n".getBytes(UTF_8));
  }
}
