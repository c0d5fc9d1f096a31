package com.tickstock.membership.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Who this instance is, the same after a restart: Kafka then gives it its work back at once. */
final class InstanceId {
  private InstanceId() {}

  static String of(Path dataDirectory) {
    Path file = dataDirectory.resolve("instance-id");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(dataDirectory);
        Path draft =
            Files.writeString(file.resolveSibling("instance-id.new"), UUID.randomUUID().toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
