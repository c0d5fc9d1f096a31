package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ?after=}: a read waits until a write is visible. */
class ReadYourWriteTest extends WithSharedService {
  private static final int WRITES = 20;

  @BeforeAll
  static void other() {
    GroupAnswer.put(service, "ETF/SEENTOO?wait=true", "{\"members\":[{\"symbol\":\"O\"}]}");
  }

  /** Returns the position in the log; the write may not be visible yet. */
  private static String write(String group, String symbol) {
    Answers.Answer accepted =
        service
            .http()
            .put("/v1/groups/" + group, "{\"members\":[{\"symbol\":\"%s\"}]}".formatted(symbol));
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    return accepted.json().path("position").asText();
  }

  private static List<String> read(String path, String list, String field, String position) {
    String separator = path.contains("?") ? "&" : "?";
    return texts(
        service.http().visible(path + separator + "after=" + position).ok().path(list), field);
  }

  private static void sees(String path, String list, String field, Predicate<String> found) {
    for (int i = 0; i < WRITES; i++) {
      String symbol = "N" + i;
      String position = write("ETF/SEEN", symbol);
      assertThat(read(path.formatted(symbol), list, field, position))
          .as("%s after %s", path, position)
          .anyMatch(found.or(symbol::equals));
    }
  }

  @Test
  void aGroupAndWhatIsToldOfItAreReadWithTheWrite() {
    sees("/v1/groups/ETF/SEEN", "members", "symbol", text -> false);
    sees("/v1/groups/ETF/SEEN/symbols", "symbols", "", text -> false);
    sees("/v1/groups/ETF/SEEN/lineage", "members", "symbol", text -> false);
    sees("/v1/groups/ETF/SEEN?asOf=" + GroupAnswer.soon(), "members", "symbol", text -> false);
  }

  @Test
  void aUniverseIsReadWithTheWrite() {
    sees("/v1/universes/SEEN:SEENTOO", "symbols", "", text -> false);
  }

  @Test
  void aSymbolIsReadWithTheWrite() {
    sees("/v1/symbols/%s", "groups", "name", "SEEN"::equals);
    sees("/v1/symbols/%s?asOf=" + GroupAnswer.soon(), "groups", "name", "SEEN"::equals);
  }

  @Test
  void aListIsReadWithTheWrite() {
    for (int i = 0; i < WRITES; i++) {
      String name = "LISTED" + i;
      String position = write("ETF/" + name, "A");
      assertThat(read("/v1/groups?search=" + name, "groups", "name", position))
          .containsExactly(name);
    }
  }

  @Test
  void severalWritesAreWaitedFor() {
    String both = write("ETF/BOTHA", "BOTH1") + "," + write("ETF/BOTHB", "BOTH1");

    assertThat(read("/v1/symbols/BOTH1", "groups", "name", both)).containsExactly("BOTHA", "BOTHB");
  }

  @Test
  void whatIsNoPositionIsRefused() {
    for (String position : List.of("", "3", "x:1", "3:x", "-1:0", "99:0", "3:-1", "0:0,")) {
      for (String path : List.of("/v1/groups", "/v1/groups/ETF/SEENTOO", "/v1/symbols/O")) {
        Answers.Answer answer = service.http().get(path + "?after=" + position);
        answer.problem(400);
        assertThat(answer.json().path("field").asText()).as(position).isEqualTo("after");
      }
    }
    for (String position : List.of("3", "99:0")) {
      String outcome = "/v1/groups/ETF/SEENTOO/outcomes/http/x?after=" + position;
      assertThat(service.http().get(outcome).problem(400)).contains(position);
    }
  }

  @Test
  void aWriteThatNeverComesIsSaidNotToBeVisible() {
    String position = write("ETF/SEEN", "LAST");
    String never = position.replaceAll(":.*", ":999999999");

    for (String path : List.of("/v1/groups/ETF/SEEN", "/v1/groups", "/v1/symbols/LAST")) {
      Answers.Answer answer = service.http().get(path + "?after=" + never);
      assertThat(answer.problem(504)).contains(never, "not visible");
      assertThat(answer.json().path("type").asText()).endsWith(":not-visible-yet");
    }
  }
}
