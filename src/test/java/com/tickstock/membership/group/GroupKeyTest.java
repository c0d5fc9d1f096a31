package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupKeyTest {
  private static final String BULL = "\uD83D\uDC02";

  @ParameterizedTest
  @CsvSource({
    "DEFAULT/ETF/SPY, DEFAULT/ETF/SPY",
    "default/etf/spy, DEFAULT/ETF/SPY",
    "' test / etf / spy ', TEST/ETF/SPY",
    "UAT/SECTOR/Information Technology, UAT/SECTOR/information technology",
    "PROD/THEME/AI_Leaders, PROD/THEME/ai_leaders",
    "DEFAULT/UNIVERSE/DOW30, DEFAULT/UNIVERSE/dow30",
    "DEFAULT/SEGMENT/Large Cap, DEFAULT/SEGMENT/Large Cap",
    "DEFAULT/CUSTOM/My List, DEFAULT/CUSTOM/My List",
  })
  void isFoldedByItsType(String given, String canonical) {
    assertThat(GroupKey.parse(given)).hasToString(canonical).isEqualTo(GroupKey.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SPY",
        "ETF/SPY",
        "DEFAULT/ETF/SPY/",
        "DEFAULT/ETF/BRK/B",
        "/DEFAULT/ETF/SPY",
        "DEFAULT//SPY",
        "DEFAULT/ETF/",
        "DEFAULT/ETF/ ",
        "STAGING/ETF/SPY",
        "DEFAULT/FUND/SPY",
        "DEFAULT/ETF/SPY:QQQ",
        "DEFAULT/ETF/S\0Y",
        "DEFAULT/ETF/S\nY",
        "DEFAULT/ETF/S\u0085Y",
        "DEFAULT/ETF/\uD83D",
        "DEFAULT/ETF/\uDC02\uD83D"
      })
  @NullSource
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> GroupKey.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void oneNameInTwoFormsOfUnicodeIsOneGroup() {
    String composed = "Caf\u00e9";
    String decomposed = "Cafe\u0301";

    assertThat(GroupKey.of(Environment.DEFAULT, GroupType.CUSTOM, decomposed).name())
        .isEqualTo(composed);
    assertThat(GroupKey.parse("DEFAULT/CUSTOM/" + decomposed).name())
        .as("what is stored stays as it is")
        .isEqualTo(decomposed);
    assertThat(GroupKey.parse("DEFAULT/CUSTOM/" + decomposed).composed().name())
        .isEqualTo(composed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200bb",
        "\u202eb",
        "a\u2066b",
        "a\ufeffb",
        "a\u00adb",
        "a\u00a0b",
        "a\u3000b",
        "a\u2028b",
        "\u3164",
        "\u2800",
        "a\ufe0fb",
        "a\udb40\udc41b",
        ".",
        ".."
      })
  void whatNobodySeesOrAPathLosesIsNoNewName(String name) {
    GroupKey key = new GroupKey(Environment.DEFAULT, GroupType.CUSTOM, name);

    assertThatThrownBy(key::requireNameable)
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("name is ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Large Cap",
        "caf\u00e9",
        "\u682a",
        "S&P 500 (large)",
        "...",
        ".hidden",
        "\ud83d\udc02"
      })
  void whatPeopleReadIsAName(String name) {
    new GroupKey(Environment.DEFAULT, GroupType.CUSTOM, name).requireNameable();
  }

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void aNameHasNoSlashWhicheverTheType(GroupType type) {
    for (String name : new String[] {"a/b", "a:b", null}) {
      assertThatThrownBy(() -> new GroupKey(Environment.DEFAULT, type, name))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageStartingWith("name is ");
    }
  }

  @Test
  void aNameHasUpToAHundredCodePointsAsItIsKept() {
    assertThat(etf("A".repeat(100)).name()).hasSize(100);
    assertThat(etf(BULL.repeat(100)).name()).hasSize(200);
    assertThat(etf("ß".repeat(50)).name()).isEqualTo("S".repeat(100));
    for (String tooLong : new String[] {"A".repeat(101), BULL.repeat(101), "ß".repeat(51)}) {
      assertThatThrownBy(() -> etf(tooLong)).isInstanceOf(InvalidValueException.class);
    }
  }

  @Property
  void theKeyReadAgainIsTheSameKey(
      @ForAll Environment environment,
      @ForAll GroupType type,
      @ForAll @StringLength(min = 1, max = 20) String name) {
    GroupKey key = null;
    try {
      key = new GroupKey(environment, type, name);
    } catch (InvalidValueException e) {
      Assume.that(false);
    }
    assertThat(GroupKey.parse(key.toString())).isEqualTo(key).isEqualByComparingTo(key);
  }

  @Test
  void sortsAsItIsWritten() {
    assertThat(GroupKey.parse("DEFAULT/ETF/SPY"))
        .isLessThan(GroupKey.parse("DEFAULT/THEME/a"))
        .isGreaterThan(GroupKey.parse("DEFAULT/ETF/QQQ"))
        .isLessThan(GroupKey.parse("TEST/ETF/A"));
  }

  private static GroupKey etf(String name) {
    return new GroupKey(Environment.DEFAULT, GroupType.ETF, name);
  }
}
