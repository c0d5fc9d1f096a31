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

/** The directory of a broker's log. */
final class KafkaLog {
  private final Path directory;

  KafkaLog(Path directory) {
    this.directory = directory;
  }

  /** A subdirectory, because the broker treats every directory in it as a partition. */
  Path path() {
    return directory.resolve("log");
  }

  /** Whether there is a log that no broker closed cleanly. */
  boolean isCutShort() {
    return isFormatted() && !Files.exists(path().resolve(".kafka_cleanshutdown"));
  }

  private boolean isFormatted() {
    return Files.exists(path().resolve("meta.properties"));
  }

  /**
   * Formats a new log with an identity and the newest features; leaves a formatted log unchanged.
   *
   * <p>The marker file is written last and moved into place, so an interrupted format is repeated.
   */
  void formatOnce(Properties settings) throws IOException {
    if (isFormatted()) {
      return;
    }
    Path file = directory.resolve("format.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    // uses the tool, because the class behind it is not on the compile class path
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
