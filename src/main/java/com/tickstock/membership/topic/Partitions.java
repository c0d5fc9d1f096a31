package com.tickstock.membership.topic;

import org.apache.kafka.common.utils.Utils;

/** Which partition a key belongs to: what Java's default partitioner says. */
public final class Partitions {
  private Partitions() {}

  /**
   * @see <a
   *     href="https://kafka.apache.org/43/documentation.html#producerconfigs_partitioner.class">
   *     partitioner.class</a>
   */
  public static int of(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
