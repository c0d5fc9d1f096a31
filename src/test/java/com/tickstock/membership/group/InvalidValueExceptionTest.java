package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidValueExceptionTest {

  @Test
  void namesTheFieldTheValueAndWhatIsExpected() {
    var refused = new InvalidValueException("weight", "12", "a fraction");
    assertThat(refused).hasMessage("weight is \"12\": expected a fraction");
    assertThat(refused.field()).isEqualTo("weight");
  }

  @Test
  void saysWhenTheValueIsMissing() {
    assertThat(new InvalidValueException("name", null, "text"))
        .hasMessage("name is missing: expected text");
  }

  @Test
  void cutsALongValue() {
    assertThat(new InvalidValueException("name", "x".repeat(80), "less"))
        .hasMessageContaining("\"" + "x".repeat(80) + "\"");
    assertThat(new InvalidValueException("name", "x".repeat(81), "less"))
        .hasMessageContaining("\"" + "x".repeat(80) + "…\"");
  }

  /** Messages go into JSON and Kafka headers, which can store only whole characters. */
  @ParameterizedTest
  @ValueSource(ints = {77, 78, 79, 80})
  void neverCutsACharacterInHalf(int before) {
    String value = "x".repeat(before) + "\uD83D\uDC02".repeat(3);
    String message = new InvalidValueException("name", value, "less").getMessage();
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u001B[2J", "a\r\nb", "\u007F", "\u0085", "\u009B2J", "\uD83D"})
  void showsNothingThatGarblesATerminal(String value) {
    String message = new InvalidValueException("name", value, "less").getMessage();
    assertThat(message.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message)).isTrue();
  }
}
