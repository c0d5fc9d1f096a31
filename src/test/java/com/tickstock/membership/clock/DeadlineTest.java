package com.tickstock.membership.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration INTERVAL = Duration.ofMillis(1);
  private static final Deadline OVER = Deadline.in(Duration.ofNanos(-1));
  private static final Deadline FAR = Deadline.in(Duration.ofHours(1));

  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void itIsOverOnceItsTimeHasCome() {
    assertThat(OVER.isOver()).isTrue();
    assertThat(OVER.left()).isZero();
    assertThat(FAR.isOver()).isFalse();
    assertThat(FAR.left()).isPositive();
  }

  @Test
  void aConditionIsLookedAtUntilItHolds() {
    assertThat(FAR.await(INTERVAL, () -> attempts.incrementAndGet() == 3)).isTrue();
    assertThat(attempts).hasValue(3);
  }

  @Test
  void aConditionIsLookedAtOnceWhereTheTimeIsOver() {
    assertThat(OVER.await(INTERVAL, () -> attempts.incrementAndGet() == 3)).isFalse();
    assertThat(attempts).hasValue(1);
    assertThat(OVER.await(INTERVAL, () -> true)).isTrue();
  }

  @Test
  void whatMayPassIsTriedAgain() {
    assertThat(FAR.retry(INTERVAL, IllegalStateException.class::isInstance, () -> failing(3)))
        .isEqualTo(3);
  }

  @Test
  void whatDoesNotPassIsThrownAtOnce() {
    assertThatThrownBy(
            () -> FAR.retry(INTERVAL, IllegalArgumentException.class::isInstance, () -> failing(3)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void theLastFailureIsThrownWhereTheTimeIsOver() {
    assertThatThrownBy(
            () -> OVER.retry(INTERVAL, IllegalStateException.class::isInstance, () -> failing(3)))
        .hasMessage("attempt 1");
  }

  private int failing(int until) {
    int attempt = attempts.incrementAndGet();
    if (attempt < until) {
      throw new IllegalStateException("attempt " + attempt);
    }
    return attempt;
  }
}
