package com.tickstock.membership.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgeLimitsTest {
  private final AgeLimits limits = new AgeLimits(100, 3);

  @Test
  void aGroupMayBeAsOldAsSomeOfItsUsualIntervals() {
    assertThat(limits.days(Optional.of(91L))).isEqualTo(273);
    assertThat(limits.days(Optional.of(3L))).isEqualTo(9);
  }

  @Test
  void aGroupThatChangesDailyMayRestForAWeek() {
    assertThat(limits.days(Optional.of(1L))).isEqualTo(7);
  }

  @Test
  void whereTheIntervalIsNotKnownTheDaysCount() {
    assertThat(limits.days(Optional.empty())).isEqualTo(100);
  }
}
