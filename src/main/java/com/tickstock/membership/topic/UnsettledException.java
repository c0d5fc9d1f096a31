package com.tickstock.membership.topic;

import org.apache.kafka.common.KafkaException;

/** All events of a transaction were written or none, and it is unknown which. */
public final class UnsettledException extends KafkaException {
  private static final long serialVersionUID = 1L;

  UnsettledException(KafkaException cause) {
    super(
        "it is not known whether this was written (%s): run it again, events count only once"
            .formatted(cause.getMessage()),
        cause);
  }
}
