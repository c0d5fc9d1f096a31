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

/** A file that is there whole or as it was before. */
final class OutputFile {
  private OutputFile() {}

  /**
   * @throws InvalidValueException where {@code file} is something else than a file, or cannot be
   */
  static void write(Path file, byte[] content) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // a directory, or a device that must not be replaced
      throw new InvalidValueException("--output", file, "a file, this is none");
    }
    try {
      // a link stays, and what it points to is replaced
      replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
    } catch (NoSuchFileException e) {
      throw new InvalidValueException("--output", file, "a file in a folder that exists");
    } catch (AccessDeniedException e) {
      throw new InvalidValueException("--output", file, "a file in a folder that may be written");
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
