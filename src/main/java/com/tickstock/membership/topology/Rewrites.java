package com.tickstock.membership.topology;

import com.tickstock.membership.group.GroupKey;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * How often several rows of a group's timeline were written at once, twice over: odd while they are
 * being written. What was read between two equal even numbers is all of one version. It stands in
 * the timeline store itself, so that a standby has it in the order in which it was written.
 */
public final class Rewrites {
  private Rewrites() {}

  /** 0 where it never happened. */
  public static long count(ReadOnlyKeyValueStore<Bytes, byte[]> timeline, GroupKey group) {
    byte[] count = timeline.get(RowKeys.prefix(group));
    return count == null ? 0 : ByteBuffer.wrap(count).getLong();
  }

  public static boolean isUnderWay(long count) {
    return count % 2 != 0;
  }

  static void step(KeyValueStore<Bytes, byte[]> timeline, GroupKey group) {
    byte[] next = ByteBuffer.allocate(Long.BYTES).putLong(count(timeline, group) + 1).array();
    timeline.put(RowKeys.prefix(group), next);
  }
}
