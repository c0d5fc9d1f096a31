package com.tickstock.membership.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventDataTest {
  @Test
  void everyTypeThatCanBeWrittenCanBeReadByItsName() {
    assertThat(EventData.TYPES.values())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventData.class.getPermittedSubclasses())
                .<Class<? extends EventData>>map(type -> type.asSubclass(EventData.class))
                .toList());
  }
}
