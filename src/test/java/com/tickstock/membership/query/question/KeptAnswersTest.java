package com.tickstock.membership.query.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Served;
import com.tickstock.membership.topology.Tenure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  private static final SymbolNow AAPL = new SymbolNow(Environment.DEFAULT, new Symbol("AAPL"));
  private static final SymbolNow MSFT = new SymbolNow(Environment.DEFAULT, new Symbol("MSFT"));

  private final KeptAnswers kept = new KeptAnswers();
  private final Tenure tenure = new Tenure();

  /** What is stored is said by the test. */
  private Optional<String> ask(SymbolNow symbol, String stored) {
    return ask(symbol, stored, KeptAnswersTest::nothing);
  }

  private Optional<String> ask(SymbolNow symbol, String stored, Runnable meanwhile) {
    return kept.get(symbol, tenure, () -> read(stored, meanwhile))
        .map(answer -> new String(answer.json(), StandardCharsets.UTF_8));
  }

  private static Optional<Served> read(String stored, Runnable meanwhile) {
    meanwhile.run();
    return Optional.ofNullable(stored)
        .map(json -> Served.ofJson(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void nothing() {}

  private void change() {
    tenure.changing(KeptAnswersTest::nothing);
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
    tenure.changing(() -> assertThat(ask(AAPL, "two")).contains("two"));

    assertThat(ask(AAPL, "three")).contains("three");
  }

  @Test
  void anAnswerOfBeforeIsNotUsedWhileItChangesNorAfterwards() {
    ask(AAPL, "one");

    tenure.changing(() -> assertThat(ask(AAPL, "two")).contains("two"));
    assertThat(ask(AAPL, "three")).contains("three");
  }

  @Test
  void aPartitionThatIsGivenUpHasNoAnswersAnyMore() {
    ask(AAPL, "one");
    tenure.end();

    assertThat(ask(AAPL, "two")).contains("two");
    change();
    assertThat(ask(AAPL, "three")).contains("three");
  }
}
