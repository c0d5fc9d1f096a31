package com.tickstock.membership.topic;

import org.apache.kafka.common.KafkaException;

/** Another writer with the same transactional id fenced this one, which wrote nothing. */
public final class OvertakenException extends KafkaException {
  private static final long serialVersionUID = 1L;

  OvertakenException(String message, Throwable cause) {
    super(message, cause);
  }
}
