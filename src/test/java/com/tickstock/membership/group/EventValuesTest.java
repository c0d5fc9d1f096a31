package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of an event other than its members. */
class EventValuesTest {
  private static final EventId ID = new EventId("csv", "1");

  @Test
  void anEventIdIsASourceAndAnId() {
    assertThat(new EventId(" csv ", "A")).isEqualTo(new EventId("csv", "A"));
    assertThat(new EventId("csv", "A")).isNotEqualTo(new EventId("csv", "a"));
    assertThat(new EventId("s".repeat(200), "i".repeat(200)).id()).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0", "a\nb", "\uD83D"})
  @NullSource
  void anEventIdIsRefusedWithoutSourceOrId(String text) {
    assertThatThrownBy(() -> new EventId(text, "1"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("source is ");
    assertThatThrownBy(() -> new EventId("csv", text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("id is ");
  }

  @Test
  void namesHaveUpToTwoHundredCharacters() {
    Optional<String> tooLong = Optional.of("x".repeat(201));
    assertThatThrownBy(() -> new EventId("csv", tooLong.get()))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> new Cause(ID, tooLong, Optional.empty(), Map.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("loadid is ");
    assertThatThrownBy(() -> new Cause(ID, Optional.empty(), tooLong, Map.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("file is ");
  }

  @Test
  void aSymbolIsNotPutAndRemovedAtOnce() {
    assertThatThrownBy(
            () -> new GroupEvent.MembersChanged(Words.members("a", "b"), Words.symbols("B")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("remove is \"B\"");
  }

  @Test
  void aMomentIsCutToMicroseconds() {
    Instant instant = Instant.parse("2025-01-01T00:00:00.123456789Z");
    Instant before1970 = Instant.parse("1969-12-31T23:59:59.999999999Z");
    assertThat(new TimelinePosition(instant, 0).effectiveAt())
        .isEqualTo(Instant.parse("2025-01-01T00:00:00.123456Z"));
    assertThat(new TimelinePosition(before1970, 0).effectiveAt())
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }

  @Test
  void momentsAreOrderedByTimeThenAsLogged() {
    TimelinePosition moment = new TimelinePosition(Words.day(1), 7);
    assertThat(moment)
        .isLessThan(new TimelinePosition(Words.day(1), 8))
        .isLessThan(TimelinePosition.endOf(Words.day(1)))
        .isLessThan(new TimelinePosition(Words.day(2), 0))
        .isLessThan(TimelinePosition.LAST)
        .isGreaterThan(TimelinePosition.endOf(Words.day(1).minusNanos(1000)))
        .isEqualByComparingTo(new TimelinePosition(Words.day(1).plusNanos(999), 7));
  }

  @ParameterizedTest
  @EnumSource(GroupType.class)
  void typesAreReadInAnyCase(GroupType type) {
    assertThat(GroupType.parse(" " + type.name().toLowerCase(Locale.ROOT))).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ETFS", "1"})
  @NullSource
  void whatIsNoTypeOrEnvironmentIsRefusedWithTheChoice(String text) {
    assertThatThrownBy(() -> GroupType.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("one of ETF, THEME, SECTOR, SEGMENT, CUSTOM, UNIVERSE");
    assertThatThrownBy(() -> Environment.parse(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("one of DEFAULT, TEST, UAT, PROD");
  }

  @Test
  void aMembershipIsAddedRemovedReweightedOrAnnotated() {
    Member plain = Words.member("A=0.1");
    Member annotated =
        new Member(plain.symbol(), plain.weight(), Optional.of(new JsonObject("{\"x\":1}")));
    assertThat(Words.added("A", 1).kind()).isEqualTo(MemberChange.Kind.ADDED);
    assertThat(Words.dropped("A", 1).kind()).isEqualTo(MemberChange.Kind.REMOVED);
    assertThat(Words.became("A", "A=0", 1).kind()).isEqualTo(MemberChange.Kind.REWEIGHTED);
    assertThat(kind(plain, annotated)).isEqualTo(MemberChange.Kind.ANNOTATED);
    assertThat(kind(Words.member("A=0.2"), annotated)).isEqualTo(MemberChange.Kind.REWEIGHTED);
  }

  private static MemberChange.Kind kind(Member before, Member after) {
    return new MemberChange(
            before.symbol(),
            Words.day(1),
            Optional.empty(),
            Optional.of(before),
            Optional.of(after))
        .kind();
  }

  @Test
  void aRefusalIsWrittenWithHyphens() {
    assertThat(Refusal.NO_SUCH_GROUP.code()).isEqualTo("no-such-group");
  }
}
