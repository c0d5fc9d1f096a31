package com.tickstock.membership.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Who this instance is, the same after a restart: Kafka then gives it its work back at once.
 * Another one at another address: Kafka would go on telling the others the former address.
 */
final class InstanceId {
  private InstanceId() {}

  /**
   * @param address host:port at which other instances reach this one
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
