package com.tickstock.membership.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parsing of Server-Sent Events, line by line. */
class EventLinesTest {
  private final EventLines lines = new EventLines();

  private List<EventLines.Event> hear(String... text) {
    return Stream.of(text).map(lines::add).flatMap(Optional::stream).toList();
  }

  @Test
  void anEventEndsWithAnEmptyLine() {
    assertThat(hear("event: change", "id: 1:0", "data: {}", "")).containsExactly(event("{}"));
    assertThat(lines.lastId()).contains("1:0");
  }

  private static EventLines.Event event(String data) {
    return new EventLines.Event("change", data);
  }

  @Test
  void aSpaceAfterTheColonIsNoPartOfTheValueAndASecondOneIs() {
    assertThat(hear("event:change", "data:  x: y", "")).containsExactly(event(" x: y"));
  }

  @Test
  void severalLinesOfDataAreOneText() {
    assertThat(hear("event: change", "data: a", "data", "data: b", ""))
        .containsExactly(event("a\n\nb"));
  }

  @Test
  void anEventWithoutDataIsNotHeardButItsIdCounts() {
    assertThat(hear("retry: 1000", "id: 5", "", ": a comment", "", "event: change", "")).isEmpty();
    assertThat(lines.lastId()).contains("5");
  }

  @Test
  void anEventWithoutAnIdOrATypeLeavesTheLastIdAndIsAMessage() {
    assertThat(hear("id: 5", "data: a", "", "data: b", ""))
        .containsExactly(
            new EventLines.Event("message", "a"), new EventLines.Event("message", "b"));
    assertThat(lines.lastId()).contains("5");
  }

  @Test
  void whatWasCutOffDoesNotCount() {
    hear("id: 5", "data: a", "", "id: 6", "event: change", "data: b");
    lines.cut();

    assertThat(lines.lastId()).contains("5");
    assertThat(hear("")).isEmpty();
    assertThat(lines.lastId()).contains("5");
  }
}
