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
 * What a PostgreSQL server keeps in its directory. A first start writes the programs and the data
 * in many steps; what it leaves when it is cut short is discarded by the next.
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

  /** What the programs print. */
  Path log() {
    return directory.resolve("postgres.log");
  }

  /** There from before a start until it has succeeded. */
  private Path starting() {
    return directory.resolve("starting");
  }

  /** There once the data directory can be served, and before it first is. */
  private Path initialised() {
    return data().resolve("initialised");
  }

  /** Whether a first start got as far as data that can be served. */
  boolean isInitialised() {
    return Files.exists(initialised());
  }

  void beginStart() throws IOException {
    if (Files.exists(starting())) {
      // perhaps half unpacked, and a file that is there is not unpacked again
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

  /** Marks the data directory as one to keep. */
  void dataInitialised() {
    try {
      if (!isInitialised()) {
        Files.write(initialised(), new byte[0]);
        // a mark that a power cut undoes would take the data with it
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
