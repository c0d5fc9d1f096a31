package com.tickstock.membership.cli;

import com.tickstock.membership.group.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file atomically: readers see the old file or the complete new one. */
final class OutputFile {
  private OutputFile() {}

  /**
   * @throws InvalidValueException if {@code file} is not a regular file or cannot be created
   */
  static void write(Path file, byte[] content) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // a directory, or a device that must not be replaced
      throw new InvalidValueException("--output", file, "a regular file");
    }
    try {
      // a symbolic link stays, its target is replaced
      replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
    } catch (NoSuchFileException e) {
      throw new InvalidValueException("--output", file, "a file in a folder that exists");
    } catch (AccessDeniedException e) {
      throw new InvalidValueException("--output", file, "a file in a writable folder");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s could not be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path whole = file.resolveSibling(".%s.%s".formatted(file.getFileName(), UUID.randomUUID()));
    try {
      Files.write(whole, content, StandardOpenOption.CREATE_NEW);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
