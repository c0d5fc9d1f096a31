package com.tickstock.membership.query.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.Served;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What is in the store is said by the test, and so is the stamp at each look. */
class KeptSymbolsTest {
  private static final SymbolNow AAPL = new SymbolNow(Environment.DEFAULT, new Symbol("AAPL"));
  private static final SymbolNow MSFT = new SymbolNow(Environment.DEFAULT, new Symbol("MSFT"));
  private static final OptionalLong CHANGING = OptionalLong.empty();

  private final KeptSymbols kept = new KeptSymbols();

  private Optional<String> ask(SymbolNow symbol, String stored, OptionalLong... looks) {
    Queue<OptionalLong> stamps = new ArrayDeque<>(List.of(looks));
    return kept.get(
            symbol, stamps::remove, () -> Optional.ofNullable(stored).map(KeptSymbolsTest::served))
        .map(answer -> new String(answer.json(), StandardCharsets.UTF_8));
  }

  private static Served served(String stored) {
    return Served.ofJson(stored.getBytes(StandardCharsets.UTF_8));
  }

  private static OptionalLong at(long stamp) {
    return OptionalLong.of(stamp);
  }

  @Test
  void anAnswerIsUsedAgainWhileNothingHasChanged() {
    assertThat(ask(AAPL, "one", at(2), at(2))).contains("one");

    assertThat(ask(AAPL, "not read", at(2))).contains("one");
    assertThat(ask(MSFT, "other", at(2), at(2))).contains("other");
  }

  @Test
  void aChangeIsSeenAtOnce() {
    ask(AAPL, "one", at(2), at(2));

    assertThat(ask(AAPL, "two", at(4), at(4))).contains("two");
    assertThat(ask(AAPL, null, at(6), at(6))).isEmpty();
  }

  @Test
  void whatIsReadWhileItChangesIsNotUsedAgain() {
    assertThat(ask(AAPL, "one", CHANGING)).contains("one");
    assertThat(ask(AAPL, "two", at(2), CHANGING)).contains("two");
    assertThat(ask(AAPL, "three", at(2), at(4))).contains("three");

    assertThat(ask(AAPL, "four", at(4), at(4))).contains("four");
  }

  @Test
  void anAnswerOfBeforeIsNotUsedWhileItChanges() {
    ask(AAPL, "one", at(2), at(2));

    assertThat(ask(AAPL, "two", CHANGING)).contains("two");
  }
}
