package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code rollback}: restores an earlier state of a group. */
class RollbackTest extends WithSharedService {
  @AfterEach
  void rowsEqualStores() {
    service.awaitTablesEqualStores();
  }

  private static Command rollback(String... arguments) {
    List<String> all = new ArrayList<>(List.of("rollback", "--url", service.url()));
    all.addAll(List.of(arguments));
    return Command.run(all.toArray(String[]::new));
  }

  private static Command publish(String event) {
    return Command.withInput(event, "publish", "-", "--url", service.url(), "--json");
  }

  private static void put(String group, String body) {
    service.http().put("/v1/groups/" + group + "?wait=true", body).ok();
  }

  private static void change(String group, String body) {
    service.http().post("/v1/groups/" + group + "/changes?wait=true", body).ok();
  }

  private static void retire(String group) {
    service.http().delete("/v1/groups/" + group + "?wait=true").ok();
  }

  private static JsonNode group(String group) {
    return service.http().get("/v1/groups/" + group).ok();
  }

  /** The content of a group without its version and times. */
  private static JsonNode content(JsonNode group) {
    ObjectNode content = group.deepCopy();
    return content.remove(List.of("version", "effectiveAt", "updatedAt"));
  }

  private static final String FIRST =
      "{\"description\":\"first\",\"metadata\":{\"a\":1.50},\"effectiveAt\":\"2025-01-01\",\"members\":"
          + "[{\"symbol\":\"A\",\"weight\":0.5,\"metadata\":{\"sector\":\"x\"}},{\"symbol\":\"B\"}]}";
  private static final String SECOND =
      "{\"description\":\"second\",\"liquidityFilter\":{\"min_weight\":0.1},"
          + "\"effectiveAt\":\"2025-02-01\",\"members\":"
          + "[{\"symbol\":\"A\",\"weight\":0.6},{\"symbol\":\"C\",\"weight\":0.4}]}";

  @Test
  void aGroupIsAgainWhatItWasAtAVersion() {
    put("ETF/ROLLBACK", FIRST);
    JsonNode first = group("ETF/ROLLBACK");
    put("ETF/ROLLBACK", SECOND);

    Command run = rollback("ETF/ROLLBACK", "--to", "1", "--reason", "bad file");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("A +\\| reweight +\\| +0.6 +\\| +0.5 ")
        .containsPattern("B +\\| add +\\|")
        .containsPattern("C +\\| remove +\\| +0.4 +\\|")
        .contains("1 to add, 1 to remove, 1 to reweight")
        .contains("definition now:  {\"description\":\"second\"")
        .contains("definition then: {\"description\":\"first\",\"metadata\":{\"a\":1.50}}")
        .contains("DEFAULT/ETF/ROLLBACK is at version 3 now");
    assertThat(content(group("ETF/ROLLBACK"))).isEqualTo(content(first));
    assertThat(
            service.http().get("/v1/groups/ETF/ROLLBACK?asOf=2025-02-02").ok().path("description"))
        .as("the past stays")
        .hasToString("\"second\"");
  }

  @Test
  void aRollbackCanBeRolledBackAndAnythingLeftOutOfTheDefinitionGoes() {
    put("ETF/ROLLAGAIN", "{\"members\":[{\"symbol\":\"A\"}]}");
    JsonNode plain = group("ETF/ROLLAGAIN");
    put("ETF/ROLLAGAIN", SECOND);
    JsonNode second = group("ETF/ROLLAGAIN");

    assertThat(rollback("DEFAULT/ETF/ROLLAGAIN", "--to", "1").code()).isZero();
    assertThat(content(group("ETF/ROLLAGAIN"))).isEqualTo(content(plain));
    assertThat(rollback("DEFAULT/ETF/ROLLAGAIN", "--to", "2").code()).isZero();
    assertThat(content(group("ETF/ROLLAGAIN"))).isEqualTo(content(second));
    assertThat(rollback("DEFAULT/ETF/ROLLAGAIN", "--to", "3").code()).isZero();
    assertThat(content(group("ETF/ROLLAGAIN"))).isEqualTo(content(plain));
  }

  @Test
  void aVersionIsWhatWasKnownThenAndADateIsWhatIsKnownNow() {
    put("ETF/ROLLLATE", FIRST);
    put("ETF/ROLLLATE", "{\"effectiveAt\":\"2025-03-01\",\"members\":[{\"symbol\":\"D\"}]}");
    JsonNode asServed = service.http().get("/v1/groups/ETF/ROLLLATE?version=1").ok();
    // after the first, before the second
    change("ETF/ROLLLATE", "{\"put\":[{\"symbol\":\"L\"}],\"effectiveAt\":\"2025-02-01\"}");
    JsonNode asOf = service.http().get("/v1/groups/ETF/ROLLLATE?asOf=2025-02-15").ok();
    assertThat(asOf.path("memberCount").asInt()).isEqualTo(3);

    assertThat(rollback("ETF/ROLLLATE", "--to", "1").code()).isZero();
    assertThat(content(group("ETF/ROLLLATE"))).isEqualTo(content(asServed));

    Command toDate = rollback("ETF/ROLLLATE", "--to", "2025-02-15", "--json");
    assertThat(toDate.code()).as(toDate.err()).isZero();
    assertThat(toDate.json().path("to").asText()).isEqualTo("2025-02-15T00:00:00Z");
    assertThat(toDate.json().path("outcome").asText()).isEqualTo("applied");
    assertThat(toDate.json().path("version").asInt()).isEqualTo(5);
    assertThat(toDate.json().path("members").toString())
        .isEqualTo("[{\"symbol\":\"L\",\"change\":\"add\",\"now\":null,\"then\":null}]");
    assertThat(content(group("ETF/ROLLLATE"))).isEqualTo(content(asOf));
  }

  @Test
  void aRetiredGroupComesBack() {
    put("ETF/RETIRED", FIRST);
    JsonNode first = group("ETF/RETIRED");
    retire("ETF/RETIRED");

    Command run = rollback("ETF/RETIRED", "--to", "1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("it will be created again", "is at version 3 now");
    assertThat(content(group("ETF/RETIRED"))).isEqualTo(content(first));
  }

  @Test
  void aGroupThatDidNotExistThenIsRetired() {
    put("ETF/MADE", "{\"members\":[{\"symbol\":\"A\"}],\"effectiveAt\":\"2025-01-01\"}");
    service.http().delete("/v1/groups/ETF/MADE?wait=true&effectiveAt=2025-02-01").ok();
    put("ETF/MADE", "{\"members\":[{\"symbol\":\"B\"}],\"effectiveAt\":\"2025-03-01\"}");

    Command run = rollback("ETF/MADE", "--to", "2025-02-15");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("it will be retired").containsPattern("B +\\| remove");
    assertThat(service.http().get("/v1/groups/ETF/MADE").problem(404)).contains("version 4");
    assertThat(rollback("ETF/MADE", "--to", "2").out()).contains("nothing to do");
    assertThat(rollback("ETF/MADE", "--to", "3").code()).isZero();
    assertThat(rollback("ETF/MADE", "--to", "4").out()).contains("is at version 6 now");
  }

  @Test
  void aRollbackToWhatItIsSaysSoAndPublishesNothing() {
    put("ETF/ROLLSAME", FIRST);

    Command run = rollback("ETF/ROLLSAME", "--to", "1");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("at version 1 and already equal to version 1");
    assertThat(
            rollback("ETF/ROLLSAME", "--to", "2025-06-30", "--json")
                .json()
                .path("outcome")
                .asText())
        .isEqualTo("not needed");
    assertThat(group("ETF/ROLLSAME").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void aDryRunShowsItAndPublishesNothing() {
    put("ETF/DRYROLL", FIRST);
    put("ETF/DRYROLL", SECOND);

    Command run = rollback("ETF/DRYROLL", "--to", "1", "--mode", "dry-run");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("1 to add").doesNotContain("version 3");
    assertThat(group("ETF/DRYROLL").path("version").asInt()).isEqualTo(2);
    assertThat(rollback("ETF/DRYROLL", "--to", "1", "--mode", "fast").code()).isEqualTo(2);
  }

  @Test
  void thePrintedEventCanBePublishedOnceAndNotAfterAnotherChange() throws Exception {
    put("ETF/PRINT", FIRST);
    JsonNode first = group("ETF/PRINT");
    put("ETF/PRINT", SECOND);

    Command printed = rollback("ETF/PRINT", "--to", "1", "--print", "--reason", "checked");
    Command overtaken = rollback("ETF/PRINT", "--to", "1", "--print");

    assertThat(printed.code()).as(printed.err()).isZero();
    assertThat(printed.err()).contains("1 to add, 1 to remove");
    assertThat(group("ETF/PRINT").path("version").asInt()).isEqualTo(2);
    JsonNode event = new ObjectMapper().readTree(printed.out());
    assertThat(event.path("subject").asText()).isEqualTo("DEFAULT/ETF/PRINT");
    assertThat(event.path("source").asText()).isEqualTo("cli");
    assertThat(event.path("expectedversion").asInt()).isEqualTo(2);
    assertThat(event.path("loadid").asText()).isEqualTo("rollback to version 1: checked");

    assertThat(outcome(publish(printed.out()))).isEqualTo("applied");
    assertThat(content(group("ETF/PRINT"))).isEqualTo(content(first));
    assertThat(outcome(publish(printed.out()))).isEqualTo("repeated");
    Command refused = publish(overtaken.out());
    assertThat(refused.code()).isEqualTo(3);
    assertThat(outcome(refused)).isEqualTo("refused");
    assertThat(group("ETF/PRINT").path("version").asInt()).isEqualTo(3);
  }

  private static String outcome(Command published) {
    return published.json().path("events").path(0).path("outcome").asText();
  }

  @Test
  void aChangeThatHoldsFromALittleAheadIsRolledBackToo() {
    put("ETF/AHEAD", FIRST);
    JsonNode first = group("ETF/AHEAD");
    put(
        "ETF/AHEAD",
        "{\"members\":[{\"symbol\":\"Z\"}],\"effectiveAt\":\"%s\"}"
            .formatted(Instant.now().plusSeconds(200)));

    Command run = rollback("ETF/AHEAD", "--to", "1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("in the future: so is the rollback");
    assertThat(content(group("ETF/AHEAD"))).isEqualTo(content(first));
  }

  @Test
  void aRollbackThatAChangeOfALittleAheadStandsOnIsNotSaidToBeDone() {
    put("ETF/COVERED", FIRST);
    JsonNode first = group("ETF/COVERED");
    String bad = "{\"members\":[{\"symbol\":\"Z\"}],\"effectiveAt\":\"%s\"}";
    put("ETF/COVERED", bad.formatted("2025-02-01"));
    // changes nothing now, but overrides the rollback when it takes effect
    put("ETF/COVERED", bad.formatted(Instant.now().plusSeconds(200)));

    Command covered = rollback("ETF/COVERED", "--to", "1");

    assertThat(covered.code()).isEqualTo(1);
    assertThat(covered.err()).contains("overrides it: run this again");
    assertThat(covered.out()).doesNotContain("equal to version 1.");
    Command again = rollback("ETF/COVERED", "--to", "1");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(content(group("ETF/COVERED"))).isEqualTo(content(first));
  }

  @Test
  void aGroupThatChangesMeanwhileIsLeftAsItIs() throws Exception {
    put("ETF/ROLLRACE", FIRST);
    put("ETF/ROLLRACE", SECOND);
    AtomicBoolean racing = new AtomicBoolean(true);
    CountDownLatch changing = new CountDownLatch(1);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    Future<?> writing =
        writer.submit(
            () -> {
              for (int i = 1; racing.get(); i++) {
                put("ETF/ROLLRACE", "{\"members\":[{\"symbol\":\"W%d\"}]}".formatted(i));
                changing.countDown();
              }
            });
    Command run;
    try {
      assertThat(changing.await(20, TimeUnit.SECONDS)).isTrue();
      run = rollback("ETF/ROLLRACE", "--to", "1");
    } finally {
      racing.set(false);
      writer.shutdown();
    }
    writing.get();

    assertThat(run.code()).as(run.out()).isEqualTo(1);
    assertThat(run.err())
        .contains("expected version", "the group changed meanwhile, run this again");
    assertThat(group("ETF/ROLLRACE").path("members").path(0).path("symbol").asText())
        .startsWith("W");
  }

  @Test
  void whatIsNotKnownIsSaidWithWhatIs() {
    put("ETF/KNOWN", FIRST);

    Command version = rollback("ETF/KNOWN", "--to", "7");
    assertThat(version.code()).isEqualTo(1);
    assertThat(version.err())
        .contains("DEFAULT/ETF/KNOWN has no version 7: it has versions 1 to 1");
    Command date = rollback("ETF/KNOWN", "--to", "2024-12-31");
    assertThat(date.code()).isEqualTo(1);
    assertThat(date.err()).contains("did not exist as of 2024-12-31", "2025-01-01");
    Command group = rollback("THEME/KNOWN", "--to", "1");
    assertThat(group.code()).isEqualTo(1);
    assertThat(group.err()).contains("no group DEFAULT/THEME/known; there is DEFAULT/ETF/KNOWN");
    assertThat(rollback("TEST/ETF/KNOWN", "--to", "1").err()).contains("no group TEST/ETF/KNOWN");
  }

  @Test
  void aWrongArgumentIsWrongUsage() {
    for (String[] arguments :
        new String[][] {
          {"ETF/KNOWN", "--to", "soon"},
          {"ETF/KNOWN", "--to", "2999-01-01"},
          {"ETF/KNOWN", "--to", "0"},
          {"ETF/KNOWN", "--to", "99999999999"},
          {"ETF", "--to", "1"},
          {"FUND/KNOWN", "--to", "1"},
          {"TEST/ETF/KNOWN", "--to", "1", "--environment", "PROD"},
          {"ETF/KNOWN", "--to", "1", "--reason", "x".repeat(151)},
          {"ETF/KNOWN"}
        }) {
      Command run = rollback(arguments);
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).isNotBlank().doesNotContain("Exception");
    }
  }
}
