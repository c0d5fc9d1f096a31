package com.tickstock.membership.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.query.question.SymbolNow;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private static final SymbolNow AAPL = new SymbolNow(Environment.DEFAULT, new Symbol("AAPL"));
  private static final SymbolNow MSFT = new SymbolNow(Environment.DEFAULT, new Symbol("MSFT"));

  private final AnswerCache kept = new AnswerCache();
  private final TaskAssignment assignment = new TaskAssignment();

  /** What is stored is said by the test. */
  private Optional<String> ask(SymbolNow symbol, String stored) {
    return ask(symbol, stored, AnswerCacheTest::nothing);
  }

  private Optional<String> ask(SymbolNow symbol, String stored, Runnable meanwhile) {
    return kept.get(symbol, assignment, () -> read(stored, meanwhile))
        .map(answer -> new String(answer.json(), StandardCharsets.UTF_8));
  }

  private static Optional<EncodedAnswer> read(String stored, Runnable meanwhile) {
    meanwhile.run();
    return Optional.ofNullable(stored)
        .map(json -> EncodedAnswer.ofJson(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void nothing() {}

  private void change() {
    assignment.changing(AnswerCacheTest::nothing);
  }

  @Test
  void anAnswerIsUsedAgainWhileNothingHasChanged() {
    assertThat(ask(AAPL, "one")).contains("one");

    assertThat(ask(AAPL, "not read")).contains("one");
    assertThat(ask(MSFT, "other")).contains("other");
  }

  @Test
  void aChangeIsSeenAtOnce() {
    ask(AAPL, "one");
    change();
    assertThat(ask(AAPL, "two")).contains("two");
    change();
    assertThat(ask(AAPL, null)).isEmpty();
  }

  @Test
  void whatIsReadWhileItChangesIsNotUsedAgain() {
    assertThat(ask(AAPL, "one", this::change)).contains("one");
    assignment.changing(() -> assertThat(ask(AAPL, "two")).contains("two"));

    assertThat(ask(AAPL, "three")).contains("three");
  }

  @Test
  void anAnswerOfBeforeIsNotUsedWhileItChangesNorAfterwards() {
    ask(AAPL, "one");

    assignment.changing(() -> assertThat(ask(AAPL, "two")).contains("two"));
    assertThat(ask(AAPL, "three")).contains("three");
  }

  @Test
  void aPartitionThatIsGivenUpHasNoAnswersAnyMore() {
    ask(AAPL, "one");
    assignment.end();

    assertThat(ask(AAPL, "two")).contains("two");
    change();
    assertThat(ask(AAPL, "three")).contains("three");
  }
}
