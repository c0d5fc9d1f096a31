package com.tickstock.membership.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.store.access.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatchUpWaitTest {

  @Test
  void anIndexThatIsWrittenWithoutEndIsNotWaitedForWithoutEnd() {
    CatchUpWait arrival =
        new CatchUpWait(
            Environment.DEFAULT, new World(), CatchUpWaitTest::takesTooLong, Duration.ZERO);

    assertThat(arrival.settle(List.of())).isFalse();
    assertThat(arrival.isOver()).isTrue();
  }

  private static void takesTooLong(Duration atMost) {
    throw new StoreUnavailableException("it takes too long for the index by symbol");
  }
}
