package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {
  private static final String BULL = "\uD83D\uDC02";

  @ParameterizedTest
  @CsvSource({
    "nvda, NVDA",
    "brk.b, BRK.B",
    "' Brk.B ', BRK.B",
    "7203 jp, 7203 JP",
    "a:b, A:B",
    "straße, STRASSE"
  })
  void isUpperCaseWithoutTheSpaceAroundIt(String given, String canonical) {
    assertThat(new Symbol(given)).hasToString(canonical).isEqualTo(new Symbol(canonical));
  }

  @Test
  void isFoldedTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(new Symbol("iii")).hasToString("III");
      assertThat(GroupKey.parse("default/sector/III")).hasToString("DEFAULT/SECTOR/iii");
      assertThat(GroupKey.parse("default/etf/iii")).hasToString("DEFAULT/ETF/III");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void hasUpToFiftyCodePoints() {
    assertThat(new Symbol("A".repeat(50)).value()).hasSize(50);
    assertThat(new Symbol(BULL.repeat(50)).value()).hasSize(100);
    assertThat(new Symbol("ß".repeat(25))).hasToString("S".repeat(50));
  }

  @Test
  void isRefusedWhereItIsLongerAsItIsKept() {
    for (String tooLong : new String[] {"A".repeat(51), BULL.repeat(51), "ß".repeat(26)}) {
      assertThatThrownBy(() -> new Symbol(tooLong)).isInstanceOf(InvalidValueException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "BRK/B", "/", "A\0", "A\nB", "\u009B", "\uD83D", "\uDC02\uD83D"})
  @NullSource
  void isRefusedWhereAKeyCannotHoldIt(String value) {
    assertThatThrownBy(() -> new Symbol(value))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("symbol is ");
  }

  @Test
  void sortsByItsText() {
    assertThat(new Symbol("brk.a")).isLessThan(new Symbol("BRK.B"));
    assertThat(new Symbol("brk.b")).isEqualByComparingTo(new Symbol("BRK.B"));
  }
}
