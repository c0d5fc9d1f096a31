package com.tickstock.membership.topology;

import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.Head;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A row of {@code group-members}: the group's JSON as it is served, behind the few bytes that a
 * lookup wants to know without parsing it.
 *
 * @param updatedAt when the version was recorded
 * @param json empty where the group was retired: its version goes on counting
 */
public record StoredGroup(long version, Instant updatedAt, byte[] json) {
  private static final byte[] RETIRED = new byte[0];
  private static final int HEADER = 2 * Long.BYTES;

  public static StoredGroup of(long version, Instant updatedAt, byte[] json) {
    return new StoredGroup(version, updatedAt, json == null ? RETIRED : json);
  }

  public boolean exists() {
    return json.length > 0;
  }

  Head head() {
    Optional<Group> now =
        exists() ? Optional.of(Json.read(json, GroupJson.class).group()) : Optional.empty();
    return new Head(version, now);
  }

  /** Version and updatedAt (epoch milliseconds) as eight bytes each, then the JSON. */
  public static Serde<StoredGroup> serde() {
    return Serdes.serdeFrom((topic, row) -> toBytes(row), (topic, bytes) -> fromBytes(bytes));
  }

  private static byte[] toBytes(StoredGroup row) {
    return row == null
        ? null
        : ByteBuffer.allocate(HEADER + row.json.length)
            .putLong(row.version)
            .putLong(row.updatedAt.toEpochMilli())
            .put(row.json)
            .array();
  }

  private static StoredGroup fromBytes(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long version = buffer.getLong();
    Instant updatedAt = Instant.ofEpochMilli(buffer.getLong());
    byte[] json = new byte[buffer.remaining()];
    buffer.get(json);
    return new StoredGroup(version, updatedAt, json);
  }
}
