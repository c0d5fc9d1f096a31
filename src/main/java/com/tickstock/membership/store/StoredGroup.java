package com.tickstock.membership.store;

import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.Group;
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
 * @param offset where the event that made the version stands in its partition of the log; -1 of one
 *     that was put together for an answer about a day
 * @param json empty where the group was retired: its version goes on counting
 */
public record StoredGroup(long version, Instant updatedAt, long offset, byte[] json) {
  private static final byte[] RETIRED = new byte[0];
  private static final int HEADER = 3 * Long.BYTES;
  private static final long NOT_OF_ONE_EVENT = -1;

  public static StoredGroup of(long version, Instant updatedAt, long offset, byte[] json) {
    return new StoredGroup(version, updatedAt, offset, json == null ? RETIRED : json);
  }

  /** As it was on a day. */
  public static StoredGroup asOf(long version, Instant updatedAt, byte[] json) {
    return of(version, updatedAt, NOT_OF_ONE_EVENT, json);
  }

  /** The same without the group itself. */
  public StoredGroup header() {
    return new StoredGroup(version, updatedAt, offset, RETIRED);
  }

  public boolean exists() {
    return json.length > 0;
  }

  /** Of one that exists. */
  public GroupJson group() {
    return Json.read(json, GroupJson.class);
  }

  CurrentVersion head() {
    Optional<Group> now = exists() ? Optional.of(group().group()) : Optional.empty();
    return new CurrentVersion(version, now);
  }

  public static Serde<StoredGroup> serde() {
    return Serdes.serdeFrom(
        (topic, row) -> row == null ? null : row.toBytes(),
        (topic, bytes) -> bytes == null ? null : fromBytes(bytes));
  }

  /** Version, updatedAt (epoch milliseconds) and offset as eight bytes each, then the JSON. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(HEADER + json.length)
        .putLong(version)
        .putLong(updatedAt.toEpochMilli())
        .putLong(offset)
        .put(json)
        .array();
  }

  /** The reverse of {@link #toBytes}. */
  public static StoredGroup fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long version = buffer.getLong();
    Instant updatedAt = Instant.ofEpochMilli(buffer.getLong());
    long offset = buffer.getLong();
    byte[] json = new byte[buffer.remaining()];
    buffer.get(json);
    return new StoredGroup(version, updatedAt, offset, json);
  }
}
