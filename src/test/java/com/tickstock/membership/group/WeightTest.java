package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightTest {
  private static final BigDecimal TEN = BigDecimal.TEN;

  @ParameterizedTest
  @CsvSource({
    "0.0650, 0.065",
    "6.5E-2, 0.065",
    "+0.5, 0.5",
    ".5, 0.5",
    "9.99994, 9.99994",
    "-9.99994, -9.99994",
    "9.000, 9",
    "0.09e2, 9",
    "0, 0",
    "-0.00, 0",
    "0e999999999, 0",
    "0e-999999999, 0",
    "1e-30, 0.000000000000000000000000000001",
    "1.0e-30, 0.000000000000000000000000000001",
  })
  void isTheNumberThatIsWritten(String written, String plain) {
    assertThat(Weight.parse(written)).hasToString(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.99995",
        "-9.99995",
        "9.999999999999999999999999999999",
        "10",
        "-10",
        "1e1",
        "12.3",
        "99.9",
        "100",
        "1e999999999",
        "-1e999999999",
        "1e2147483647",
        "1e-31",
        "-1e-31",
        "1e-999999999",
        "0.5000000000000000000000000000001",
        "",
        " ",
        "0.1 ",
        "0,5",
        "6.5%",
        "abc",
        "NaN",
        "Infinity",
        "0x1p3",
        "1e99999999999"
      })
  @NullSource
  void whatIsNoNumberOrDoesNotFitTheTablesIsRefused(String written) {
    assertThatThrownBy(() -> Weight.parse(written))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("weight is ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "-12", "99", "9.99995", "10", "-10"})
  void noNumberOfZerosBehindItMakesATooLargeWeightFit(String large) {
    String decimal = large.contains(".") ? large : large + ".";
    for (int zeros : new int[] {1, 26, 30, 290, 300, 301, 400, 1000}) {
      assertThatThrownBy(() -> Weight.parse(decimal + "0".repeat(zeros)))
          .as("%s with %d zeros", large, zeros)
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Test
  void zerosBehindItAreNoDecimalPlaces() {
    assertThat(Weight.parse("0.065" + "0".repeat(900))).isEqualTo(Weight.parse("0.065"));
  }

  /** A field of an uploaded file can be as long as the file. */
  @Test
  void aLongTextIsReadOrRefusedInReasonableTime() {
    for (String digits : new String[] {"0.5" + "0".repeat(100_000), "0." + "1".repeat(100_000)}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(3), () -> catchThrowable(() -> Weight.parse(digits)));
    }
  }

  @Property(tries = 3000)
  void isAcceptedExactlyWhereItFitsTheTablesAndThirtyPlaces(
      @ForAll @BigRange(min = "-1200000", max = "1200000") BigInteger hundredThousandths,
      @ForAll @IntRange(min = 0, max = 400) int zeros) {
    BigDecimal exact = new BigDecimal(hundredThousandths, 5);
    BigDecimal written = exact.setScale(5 + zeros);
    boolean fits = exact.setScale(4, RoundingMode.HALF_UP).abs().compareTo(TEN) < 0;

    Throwable refused = catchThrowable(() -> new Weight(written));

    assertThat(refused == null).isEqualTo(fits);
    if (fits) {
      Weight weight = new Weight(written);
      assertThat(weight).isEqualTo(new Weight(exact)).hasSameHashCodeAs(new Weight(exact));
      assertThat(weight.value()).isEqualByComparingTo(exact);
      assertThat(weight.toTableScale().precision()).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void isEqualHoweverManyZerosItWasWrittenWith() {
    Weight weight = Weight.parse("0.065");
    assertThat(Weight.parse("0.0650")).isEqualTo(weight).hasSameHashCodeAs(weight);
    assertThat(Weight.parse("0.0650")).isEqualByComparingTo(weight);
    assertThat(Weight.parse("0.00")).isEqualTo(Weight.parse("-0"));
    assertThat(Weight.parse("0.0651")).isNotEqualTo(weight).isGreaterThan(weight);
    assertThat(Weight.parse("-0.065")).isNotEqualTo(weight).isLessThan(weight);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00005, 0.0001",
    "-0.00005, -0.0001",
    "0.00004999, 0.0000",
    "0.065, 0.0650",
    "9.99994, 9.9999",
    "0, 0.0000",
    "1e-30, 0.0000"
  })
  void theTablesHoldItRoundedHalfUpAtFourPlaces(String written, String table) {
    assertThat(Weight.parse(written).toTableScale()).isEqualTo(new BigDecimal(table));
  }
}
