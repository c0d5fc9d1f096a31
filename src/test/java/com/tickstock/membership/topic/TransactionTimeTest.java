package com.tickstock.membership.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The timeout of a load's transaction, behind which all readers wait. */
class TransactionTimeTest {
  @Test
  void longerWithWhatThereIsToWriteUpToWhatBrokersAllow() {
    assertThat(EventPublisher.within(0)).isEqualTo(EventPublisher.SHORT);
    assertThat(EventPublisher.within(13_000_000)).isEqualTo(Duration.ofSeconds(36));
    assertThat(EventPublisher.within(Long.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
  }
}
