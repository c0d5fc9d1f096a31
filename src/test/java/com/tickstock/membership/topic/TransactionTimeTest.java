package com.tickstock.membership.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long the transaction of a load may stay open, with every reader behind it. */
class TransactionTimeTest {
  @Test
  void longerWithWhatThereIsToWriteUpToWhatBrokersAllow() {
    assertThat(EventPublisher.within(0)).isEqualTo(EventPublisher.SHORT);
    assertThat(EventPublisher.within(13_000_000)).isEqualTo(Duration.ofSeconds(36));
    assertThat(EventPublisher.within(Long.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
  }
}
