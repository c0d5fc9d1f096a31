package com.tickstock.membership.loader.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a file once nobody is writing it: half a file looks like a whole one with fewer members.
 */
final class SettledFile {
  private static final long MAX_BYTES = 16L << 20;

  /** The maximum wait, in addition to the time in which the file must not change. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private SettledFile() {}

  /**
   * Waits until the file has not changed for a while, and does not change during the read.
   *
   * @param settled how long it must have been unchanged; a change time in the far future, from a
   *     wrong clock, counts as long ago
   * @throws RefusedFileException if it keeps changing, is not a file, or is too large
   */
  static byte[] read(Path path, Duration settled, Clock clock) {
    Instant end = clock.instant().plus(settled).plus(PATIENCE);
    try {
      while (clock.instant().isBefore(end)) {
        BasicFileAttributes before = look(path);
        if (!isFresh(before, settled, clock.instant())) {
          byte[] bytes = Files.readAllBytes(path);
          if (isSame(before, look(path)) && bytes.length == before.size()) {
            return bytes;
          }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS.toMillis()));
      }
    } catch (IOException e) {
      throw new RefusedFileException("cannot be read: " + e.getMessage());
    }
    throw new RefusedFileException(
        "it is still being written: load it again when it has not changed for %d s"
            .formatted(Math.max(1, settled.toSeconds())));
  }

  private static BasicFileAttributes look(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new RefusedFileException("not a regular file");
    }
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    if (found.size() > MAX_BYTES) {
      throw new RefusedFileException(
          "%d bytes: expected at most %d".formatted(found.size(), MAX_BYTES));
    }
    return found;
  }

  private static boolean isFresh(BasicFileAttributes file, Duration settled, Instant now) {
    Duration age = Duration.between(file.lastModifiedTime().toInstant(), now);
    return age.abs().compareTo(settled) < 0;
  }

  private static boolean isSame(BasicFileAttributes one, BasicFileAttributes other) {
    return one.size() == other.size() && one.lastModifiedTime().equals(other.lastModifiedTime());
  }
}
