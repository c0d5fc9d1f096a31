package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static final String BULL = "\uD83D\uDC02";

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines\tand a tab", "\u0001", BULL, "a" + BULL + BULL})
  void freeTextIsTakenAsItIs(String text) {
    assertThat(Text.free("description", text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0b", "\uD83D", "\uDC02", "\uDC02\uD83D", "a\uD83D" + BULL})
  @NullSource
  void whatPostgresqlCannotStoreIsRefused(String text) {
    assertThatThrownBy(() -> Text.free("description", text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("description is ");
    assertThatThrownBy(() -> Text.name("loadid", text, 10))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("loadid is ");
  }

  @Test
  void aNameLosesTheSpaceAroundIt() {
    assertThat(Text.name("name", " \t\u2003S P\u3000\n", 3)).isEqualTo("S P");
  }

  @Test
  void aNameIsMeasuredInCodePointsWithoutTheSpaceAroundIt() {
    assertThat(Text.name("name", "  " + BULL.repeat(3) + "  ", 3)).isEqualTo(BULL.repeat(3));
    assertThatThrownBy(() -> Text.name("name", BULL.repeat(4), 3))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t\n", "a\tb", "a\nb", "a\u0001", "\u007F", "a\u0085b", "\u009B"})
  void aNameIsNeitherEmptyNorHasControlCharacters(String text) {
    assertThatThrownBy(() -> Text.name("name", text, 10)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void descriptionsAndReasonsAreFreeText() {
    assertThat(Words.definition("two\nlines").description()).hasValue("two\nlines");
    assertThatThrownBy(() -> Words.definition("a\0"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("description is ");
    assertThatThrownBy(() -> new GroupEvent.GroupRetired(Optional.of("\uD83D")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("reason is ");
  }
}
