package com.tickstock.membership.store;

import com.tickstock.membership.group.GroupKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Where the timeline of a group stands. What was read between two equal ones, of which none is
 * under way, is all of its version. It stands in the timeline store itself, so that a standby has
 * it and the timeline in the order in which they were written.
 *
 * @param count how often a version was written, twice over: odd while one is being written
 * @param version 0 where there is none yet
 * @param updatedAt when the version was recorded
 */
public record TimelineSeqlock(long count, long version, Instant updatedAt) {
  private static final TimelineSeqlock NONE = new TimelineSeqlock(0, 0, Instant.EPOCH);

  /** {@link #NONE} where the group was never heard of. */
  public static TimelineSeqlock of(ReadOnlyKeyValueStore<Bytes, byte[]> timeline, GroupKey group) {
    byte[] row = timeline.get(RowKeys.prefix(group));
    if (row == null) {
      return NONE;
    }
    ByteBuffer buffer = ByteBuffer.wrap(row);
    return new TimelineSeqlock(
        buffer.getLong(), buffer.getLong(), Instant.ofEpochMilli(buffer.getLong()));
  }

  public boolean isUnderWay() {
    return count % 2 != 0;
  }

  /** One that is being written. */
  public TimelineSeqlock begun() {
    return new TimelineSeqlock(count + 1, version, updatedAt);
  }

  public TimelineSeqlock done(long newVersion, Instant recordedAt) {
    return new TimelineSeqlock(count + 1, newVersion, recordedAt);
  }

  void put(KeyValueStore<Bytes, byte[]> timeline, GroupKey group) {
    ByteBuffer row = ByteBuffer.allocate(3 * Long.BYTES);
    row.putLong(count).putLong(version).putLong(updatedAt.toEpochMilli());
    timeline.put(RowKeys.prefix(group), row.array());
  }
}
