package com.tickstock.membership.topic;

import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.EventJson.Written;
import java.util.List;

/** Writes events to the log: those of one call all or not at all. */
public interface EventTransaction extends AutoCloseable {
  /**
   * All of it or nothing, in this order.
   *
   * @throws org.apache.kafka.common.KafkaException where nothing was written
   * @throws UnsettledException where all or nothing was, and the brokers did not say which
   */
  List<Position> publishAll(List<Unwritten> events);

  /** {@link #publishAll}, as they are. */
  List<Position> publishWritten(List<Written> events);

  @Override
  void close();
}
