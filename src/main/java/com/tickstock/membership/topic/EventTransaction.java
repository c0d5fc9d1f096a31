package com.tickstock.membership.topic;

import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.json.EventJson.Written;
import java.util.List;

/** Writes events to the log: each call writes all of its events or none. */
public interface EventTransaction extends AutoCloseable {
  /**
   * Writes all events in this order, or none.
   *
   * @throws org.apache.kafka.common.KafkaException if nothing was written
   * @throws UnsettledException if it is unknown whether all or no events were written
   */
  List<Position> publishAll(List<Unwritten> events);

  /** Like {@link #publishAll}, for events that are serialized already. */
  List<Position> publishWritten(List<Written> events);

  @Override
  void close();
}
