package com.tickstock.membership.loader.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "6.5, 0.065",
    "6.5%, 0.065",
    "6.5 %, 0.065",
    "+6.5, 0.065",
    ".5, 0.005",
    "6., 0.06",
    "0.00, 0",
    "-4.66, -0.0466",
    "(4.66), -0.0466",
    "3.2E-05, 0.00000032",
    "1e1, 0.1",
    "<0.01%, 0",
    "999, 9.99"
  })
  void aWeightIsAShareInPercent(String cell, BigDecimal fraction) {
    assertThat(Numbers.DECIMAL_POINT.percent(cell).orElseThrow().value())
        .isEqualByComparingTo(fraction);
  }

  @ParameterizedTest
  @CsvSource({"'6,5', 0.065", "'6,5%', 0.065", "'-0,02', -0.0002", "'(0,5)', -0.005", "12, 0.12"})
  void aWeightMayHaveADecimalComma(String cell, BigDecimal fraction) {
    assertThat(Numbers.DECIMAL_COMMA.percent(cell).orElseThrow().value())
        .isEqualByComparingTo(fraction);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "--", "---", "—", "%"})
  void itIsNotKnown(String cell) {
    assertThat(Numbers.DECIMAL_POINT.percent(cell)).isEmpty();
    assertThat(Numbers.DECIMAL_POINT.money(cell.replace("%", "$"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"six", "1,5", "1,23,456", "NaN", "0x1", "1e999", "--5", "(-5", "5)", "٣"})
  void itIsNoNumber(String cell) {
    assertThatThrownBy(() -> Numbers.DECIMAL_POINT.percent(cell))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("weight is \"" + cell + "\": expected a number in percent");
    assertThatThrownBy(() -> Numbers.DECIMAL_POINT.money(cell))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'$17,447,821,037.88', 17447821037.88",
    "'1,000', 1000",
    "'-36,980,967.48', -36980967.48",
    "'($1,234.50)', -1234.50",
    "'$(1,234.50)', -1234.50",
    "1.6E3, 1600",
    "'€5', 5"
  })
  void moneyMayHaveThousands(String cell, BigDecimal amount) {
    assertThat(Numbers.DECIMAL_POINT.money(cell).orElseThrow()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @CsvSource({"'70.123.456,50', 70123456.50", "'1.234', 1234", "'5,5', 5.5"})
  void moneyMayHaveADecimalComma(String cell, BigDecimal amount) {
    assertThat(Numbers.DECIMAL_COMMA.money(cell).orElseThrow()).isEqualByComparingTo(amount);
  }
}
