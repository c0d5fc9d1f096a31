package com.tickstock.membership.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The directory in which a broker keeps its log. */
final class KafkaLog {
  private final Path directory;

  KafkaLog(Path directory) {
    this.directory = directory;
  }

  /** A directory of its own, since the broker takes every directory in it for a partition. */
  Path path() {
    return directory.resolve("log");
  }

  /** Whether there is one and no broker has closed it in order. */
  boolean isCutShort() {
    return isFormatted() && !Files.exists(path().resolve(".kafka_cleanshutdown"));
  }

  private boolean isFormatted() {
    return Files.exists(path().resolve("meta.properties"));
  }

  /**
   * Gives a new log its identity and the newest features, and leaves one that has them as it is.
   *
   * <p>The file that tells them apart is written last and moved into place, so a format that is cut
   * short is done again.
   */
  void formatOnce(Properties settings) throws IOException {
    if (isFormatted()) {
      return;
    }
    Path file = directory.resolve("format.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    // the tool, because the class that does its work is not on the compile class path
    int status =
        StorageTool.execute(
            new String[] {
              "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
            },
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new IOException("Kafka's storage tool ended with status " + status);
    }
    Files.delete(file);
  }
}
