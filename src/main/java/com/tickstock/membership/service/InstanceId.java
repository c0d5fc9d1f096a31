package com.tickstock.membership.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The id of this instance. It stays the same after a restart, so that Kafka assigns the same tasks
 * again at once. A new address makes a new id: otherwise Kafka would keep the former address.
 */
final class InstanceId {
  private InstanceId() {}

  /**
   * @param address the host:port at which other instances reach this one
   */
  static String of(Path dataDirectory, String address) {
    Path file = dataDirectory.resolve("instance-id");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(dataDirectory);
        Path draft =
            Files.writeString(file.resolveSibling("instance-id.new"), UUID.randomUUID().toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
      String both = Files.readString(file).strip() + " " + address;
      return UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
