package com.tickstock.membership.topic;

import org.apache.kafka.common.KafkaException;

/** All of it was written or nothing, and the brokers did not say which. */
public final class UnsettledException extends KafkaException {
  private static final long serialVersionUID = 1L;

  UnsettledException(KafkaException cause) {
    super(
        "it is not known whether this was written (%s): run it again, what is written counts once"
            .formatted(cause.getMessage()),
        cause);
  }
}
