package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands that write: {@code put}, {@code remove} and {@code delete}. */
class WriteCommandsTest extends WithSharedService {
  private static Command run(String... arguments) {
    return Command.run(
        Stream.concat(Stream.of(arguments), Stream.of("--url", service.url()))
            .toArray(String[]::new));
  }

  @Test
  void aGroupIsMadeChangedComparedAndRetired() {
    assertThat(run("put", "CUSTOM/typed", "--replace", "AAPL=0.6", "brk-b=0.6").done())
        .isEqualToIgnoringNewLines(
            "applied DEFAULT/CUSTOM/typed, version 1: 2 added, 0 removed, 0 reweighted; it has 2"
                + " members\nwarning: the weights sum to 120.00 %: expected 0 to 110 %\n");
    assertThat(run("put", "CUSTOM/typed", "NVDA", "AAPL=0.5").done())
        .contains("version 2: 1 added, 0 removed, 1 reweighted; it has 3 members");
    assertThat(run("remove", "DEFAULT/CUSTOM/typed", "BRK/B").done())
        .contains("version 3: 0 added, 1 removed, 0 reweighted; it has 2 members");
    assertThat(run("put", "CUSTOM/typed", "NVDA", "--json").json().path("outcome").asText())
        .isEqualTo("unchanged");

    assertThat(run("query", "--custom", "typed").done()).contains("AAPL", "NVDA", "2 members");
    assertThat(run("query", "--list", "--type", "CUSTOM", "--search", "typed").done())
        .contains("CUSTOM/typed", "1 group");
    assertThat(run("diff", "CUSTOM/typed", "--from", "2025-01-01").done())
        .contains("did not exist as of 2025-01-01", "added", "2 added, 0 removed, 0 reweighted.");
    assertThat(run("diff", "CUSTOM/typed", "--from", "2025-01-01", "--json").json().has("added"))
        .isTrue();

    assertThat(run("delete", "CUSTOM/typed", "--reason", "merged & gone").done())
        .contains("applied DEFAULT/CUSTOM/typed, version 4: 0 added, 2 removed");
    assertThat(service.http().get("/v1/groups/CUSTOM/typed").status()).isEqualTo(404);
  }

  @Test
  void aDayOfThePastIsSaid() {
    run("put", "SEGMENT/typed", "--replace", "A", "--effective-at", "2025-01-10").done();
    assertThat(run("remove", "SEGMENT/typed", "A", "--effective-at", "2025-01-20").done())
        .contains("1 removed");
    assertThat(run("put", "SEGMENT/typed", "B", "--effective-at", "2025-01-15").done())
        .contains("It was inserted in the past");
    assertThat(run("query", "--segment", "typed", "--as-of", "2025-01-16").done())
        .contains("2 members");
    assertThat(run("delete", "SEGMENT/typed", "--effective-at", "2025-02-01").code()).isZero();
  }

  @Test
  void whatIsWrongIsSaidAndChangesNothing() {
    assertRefused(2, "expected a fraction", "put", "CUSTOM/wrong", "--replace", "A=6.5");
    assertRefused(2, "symbol", "put", "CUSTOM/wrong", "--replace", "<B>");
    assertRefused(2, "a decimal number", "put", "CUSTOM/wrong", "--replace", "A=much");
    assertRefused(2, "time up to now", "put", "CUSTOM/wrong", "A", "--effective-at", "2999-01-01");
    assertRefused(1, "does not exist", "put", "CUSTOM/wrong", "A");
    assertRefused(1, "does not exist", "remove", "CUSTOM/wrong", "A");
    assertRefused(2, "expected one of", "delete", "NOTHING/wrong");
    assertRefused(2, "PROD", "delete", "UAT/CUSTOM/wrong", "--environment", "PROD");
    assertRefused(
        1, "no group DEFAULT/CUSTOM/wrong", "diff", "CUSTOM/wrong", "--from", "2025-01-01");
    assertThat(service.http().get("/v1/groups/CUSTOM/wrong").status()).isEqualTo(404);
    for (String command : List.of("put", "remove", "delete", "diff")) {
      assertThat(run(command, "--help").done()).contains("Example");
    }
  }

  private static void assertRefused(int code, String reason, String... arguments) {
    Command refused = run(arguments);
    assertThat(refused.err()).contains(reason).doesNotContain("Exception", "com.tickstock");
    assertThat(refused.code()).isEqualTo(code);
  }
}
