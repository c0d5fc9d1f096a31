package com.tickstock.membership.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The files of a PostgreSQL server. A first start writes the programs and the data in many steps;
 * if it is interrupted, the next start discards its files.
 */
final class PostgresFiles {
  private final Path directory;

  PostgresFiles(Path directory) {
    this.directory = directory;
  }

  Path data() {
    return directory.resolve("data");
  }

  /** The server's programs, unpacked. */
  Path programs() {
    return directory.resolve("programs");
  }

  /** The output of the programs. */
  Path log() {
    return directory.resolve("postgres.log");
  }

  /** A marker file that exists from before a start until it has succeeded. */
  private Path starting() {
    return directory.resolve("starting");
  }

  /** A marker file: the data directory is complete and can be served. */
  private Path initialised() {
    return data().resolve("initialised");
  }

  /** Whether a first start completed the data directory. */
  boolean isInitialised() {
    return Files.exists(initialised());
  }

  void beginStart() throws IOException {
    if (Files.exists(starting())) {
      // the programs may be incomplete, and an existing file is not unpacked again
      delete(programs());
    }
    if (!isInitialised()) {
      delete(data());
    }
    if (Files.exists(log())) {
      Files.move(
          log(), directory.resolve("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(starting(), new byte[0]);
  }

  /** Marks the data directory as complete, so that it is kept. */
  void dataInitialised() {
    try {
      if (!isInitialised()) {
        Files.write(initialised(), new byte[0]);
        // flushed: if a power cut removed the marker, the next start would delete the data
        force(initialised());
        force(data());
        force(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void startSucceeded() throws IOException {
    Files.deleteIfExists(starting());
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
