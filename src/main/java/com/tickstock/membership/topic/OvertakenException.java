package com.tickstock.membership.topic;

import org.apache.kafka.common.KafkaException;

/** Another writer of the same transactional id came; nothing of this one's was written. */
public final class OvertakenException extends KafkaException {
  private static final long serialVersionUID = 1L;

  OvertakenException(String message, Throwable cause) {
    super(message, cause);
  }
}
