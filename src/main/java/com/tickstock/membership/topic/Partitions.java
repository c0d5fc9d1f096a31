package com.tickstock.membership.topic;

import org.apache.kafka.common.utils.Utils;

/** The partition of a key, as in Kafka's default partitioner for Java. */
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
