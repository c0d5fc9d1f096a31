package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code publish}: from a file of events to versions, all or nothing. */
class PublishTest extends WithSharedService {
  private static final String PREFIX = "com.tickstock.membership.";
  private static final AtomicInteger FILES = new AtomicInteger();

  @TempDir static Path events;

  private static String replaced(String group, String symbol, String attributes) {
    return """
        {"subject":"%s","type":"%sMembersReplaced.v1"%s,"data":{"members":[{"symbol":"%s"}]}}\
        """
        .formatted(group, PREFIX, attributes, symbol);
  }

  private static Path file(String... lines) {
    try {
      Path file = events.resolve("events-%d.json".formatted(FILES.incrementAndGet()));
      return Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Command publish(Path file, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("publish", file.toString(), "--url", service.url()));
    arguments.addAll(List.of(more));
    return Command.run(arguments.toArray(String[]::new));
  }

  private static List<String> symbols(String group) {
    List<String> symbols = new ArrayList<>();
    service
        .http()
        .get("/v1/groups/" + group + "/symbols")
        .ok()
        .path("symbols")
        .forEach(symbol -> symbols.add(symbol.asText()));
    return symbols;
  }

  private static void isUnknown(String group) {
    assertThat(service.http().get("/v1/groups/" + group).problem(404)).startsWith("no group ");
  }

  @Test
  void aLineEachIsPublishedInItsOrder() {
    Command run =
        publish(
            file(
                replaced("DEFAULT/ETF/LINES", "A", ""),
                "",
                replaced("DEFAULT/ETF/LINES", "B", ""),
                replaced("TEST/THEME/lines", "C", "")));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("3 \\| DEFAULT/ETF/LINES +\\| MembersReplaced +\\| .* applied +\\| +2 \\|")
        .contains("Events published: 3.");
    assertThat(symbols("ETF/LINES")).containsExactly("B");
    assertThat(service.http().get("/v1/groups/THEME/lines?environment=TEST").ok()).isNotNull();
  }

  @Test
  void anEventOverSeveralLinesAndArraysAreReadAsWell() {
    String pretty = replaced("DEFAULT/ETF/PRETTY1", "A", "").replace(",", ",\n  ");
    String array =
        "[%s,\n %s]"
            .formatted(
                replaced("DEFAULT/ETF/PRETTY2", "B", ""), replaced("DEFAULT/ETF/PRETTY3", "C", ""));

    Command run = publish(file(pretty, array, replaced("DEFAULT/ETF/PRETTY4", "D", "")));

    assertThat(run.code()).as(run.err()).isZero();
    for (int i = 1; i <= 4; i++) {
      assertThat(symbols("ETF/PRETTY" + i)).hasSize(1);
    }
  }

  @Test
  void whatIsMissingIsFilledInAndTheRestStaysAsItWas() {
    Path file =
        file(
            replaced("default/etf/filled", "A", ""),
            replaced(
                "DEFAULT/ETF/KEPT",
                "A",
                ",\"id\":\"my/1 ?\",\"source\":\"https://example.com/x\","
                    + "\"effectiveat\":\"2025-06-30\",\"loadid\":\"load 7\""));

    Command run = publish(file, "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode filled = run.json().path("events").path(0);
    assertThat(filled.path("group").asText()).isEqualTo("DEFAULT/ETF/FILLED");
    assertThat(filled.path("source").asText()).isEqualTo("cli");
    assertThat(filled.path("id").asText()).hasSize(36);
    JsonNode kept = run.json().path("events").path(1);
    assertThat(kept.path("source").asText()).isEqualTo("https://example.com/x");
    assertThat(kept.path("id").asText()).isEqualTo("my/1 ?");
    assertThat(kept.path("outcome").asText()).isEqualTo("applied");
    assertThat(service.http().get("/v1/groups/ETF/KEPT").ok().path("effectiveAt").asText())
        .isEqualTo("2025-06-30T00:00:00Z");
  }

  @Test
  void everythingThatIsWrongIsToldAndNothingIsPublished() {
    Path file =
        file(
            replaced("DEFAULT/ETF/GOOD", "A", ""),
            replaced("FUND/SPY", "", ""),
            "not json",
            "{\"type\":\"x\"}",
            "17",
            replaced("DEFAULT/ETF/GOOD", "B", ",\"expectedVersion\":1"),
            replaced("DEFAULT/ETF/GOOD", "B", ",\"effectiveat\":\"soon\""),
            replaced("DEFAULT/ETF/GOOD", "B", "").replace("MembersReplaced", "MembersReplacd"),
            replaced("DEFAULT/ETF/GOOD", "B", "").replace("\"members\"", "\"memers\""),
            "{\"subject\":\"DEFAULT/ETF/GOOD\",\"type\":",
            replaced("DEFAULT/ETF/GOOD", "\\u0000", ""),
            replaced("DEFAULT/ETF/GOOD", "B", ",\"n\":1e99999"),
            replaced("DEFAULT/ETF/GOOD", "B", ",\"id\":\"1\",\"id\":\"2\""));

    Command run = publish(file);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    String name = file.toString();
    assertThat(run.err().lines())
        .anyMatch(l -> l.startsWith(name + ":2: subject: group is \"FUND/SPY\": expected ENV"))
        .anyMatch(l -> l.startsWith(name + ":2: members[0].symbol: symbol is \"\": expected"))
        .anyMatch(l -> l.startsWith(name + ":3: not JSON at line 3, column 1"))
        .contains(name + ":4: subject is missing: expected the group, as \"DEFAULT/ETF/SPY\"")
        .anyMatch(l -> l.startsWith(name + ":4: type is \"x\": expected one of [" + PREFIX))
        .anyMatch(l -> l.startsWith(name + ":6: ") && l.contains("expectedVersion: expected"))
        .anyMatch(l -> l.startsWith(name + ":7: effectiveat is \"soon\": expected a date as"))
        .anyMatch(l -> l.startsWith(name + ":8: type is ") && l.contains("MembersReplacd"))
        .anyMatch(l -> l.startsWith(name + ":9: members: a required field is missing"))
        .anyMatch(l -> l.startsWith(name + ":10: not JSON"))
        .anyMatch(l -> l.startsWith(name + ":11: members[0].symbol: "))
        .anyMatch(l -> l.startsWith(name + ":12: "))
        .anyMatch(l -> l.startsWith(name + ":13: ") && l.contains("the field 'id' appears twice"))
        .contains("Nothing was published.")
        .noneMatch(l -> l.startsWith(name + ":1: "))
        .noneMatch(l -> l.contains("Exception"));
    isUnknown("ETF/GOOD");
  }

  @Test
  void faultsAreToldAsJsonToo() {
    Command run = publish(file("{}", replaced("DEFAULT/ETF/NOT", "A", "")), "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.json().path("published").asBoolean()).isFalse();
    assertThat(run.json().path("events")).isEmpty();
    JsonNode fault = run.json().path("faults").path(0);
    assertThat(fault.path("line").asInt()).isEqualTo(1);
    assertThat(fault.path("field").asText()).isEqualTo("subject");
    assertThat(fault.path("problem").asText()).contains("subject is missing");
    isUnknown("ETF/NOT");
  }

  @Test
  void whatTheFoldRefusesIsToldAndTheRestHolds() {
    Command run =
        publish(
            file(
                replaced("DEFAULT/ETF/MIXED", "A", ""),
                replaced("DEFAULT/ETF/MIXED", "B", ",\"expectedversion\":7"),
                replaced("DEFAULT/ETF/MIXED", "C", ",\"effectiveat\":\"2999-01-01\""),
                replaced("DEFAULT/ETF/MIXED", "A", "")),
            "--json");

    assertThat(run.code()).isEqualTo(3);
    List<String> outcomes = new ArrayList<>();
    run.json().path("events").forEach(event -> outcomes.add(event.path("outcome").asText()));
    assertThat(outcomes).containsExactly("applied", "refused", "refused", "unchanged");
    assertThat(run.json().path("events").path(1).path("detail").asText())
        .contains("version-conflict", "expected version 7");
    assertThat(symbols("ETF/MIXED")).containsExactly("A");
  }

  @Test
  void anIdCountsOnceHoweverOftenItIsPublished() {
    Path file = file(replaced("DEFAULT/ETF/TWICE", "A", ",\"id\":\"one\""));
    assertThat(publish(file).code()).isZero();
    service.http().put("/v1/groups/ETF/TWICE?wait=true", "{\"members\":[]}").ok();

    Command again = publish(file, "--json");

    assertThat(again.code()).as(again.err()).isZero();
    JsonNode event = again.json().path("events").path(0);
    assertThat(event.path("outcome").asText()).isEqualTo("repeated");
    assertThat(event.path("detail").asText()).contains("applied before");
    assertThat(symbols("ETF/TWICE")).isEmpty();
  }

  @Test
  void anIdThatStandsTwiceInAFileIsAFault() {
    Path file =
        file(
            replaced("DEFAULT/ETF/SAMEID", "A", ",\"id\":\"one\""),
            replaced("DEFAULT/ETF/OTHERID", "A", ",\"id\":\"one\""),
            replaced("DEFAULT/ETF/SAMEID", "B", ",\"id\":\"one\""));

    Command run = publish(file);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(":3: id is \"one\": expected a unique id", "has it already, on line 1");
    isUnknown("ETF/SAMEID");
    isUnknown("ETF/OTHERID");
  }

  @Test
  void aDryRunPublishesNothingAndNeedsNoService() {
    Path file = file(replaced("DEFAULT/ETF/DRY", "A", ""));

    Command run =
        Command.run("publish", file.toString(), "--dry-run", "--url", "http://127.0.0.1:1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("DEFAULT/ETF/DRY", "readable", "nothing was published");
    isUnknown("ETF/DRY");
  }

  @Test
  void standardInputIsReadWhereTheFileIsAHyphen() {
    String event = replaced("DEFAULT/ETF/PIPED", "A", "");

    Command run = Command.withInput(event, "publish", "-", "--url", service.url());
    Command nothing = Command.withInput("\n", "publish", "-", "--url", service.url());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(symbols("ETF/PIPED")).containsExactly("A");
    assertThat(nothing.done()).contains("No events in the input: nothing to publish.");
  }

  @Test
  void aFileThatIsNotThereOrNotTextIsSaid() throws IOException {
    Path latin =
        Files.write(events.resolve("latin1.json"), "é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(publish(latin).err()).contains("latin1.json:1: not UTF-8");
    Command missing = publish(events.resolve("missing.json"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("no file").contains("missing.json");
  }

  @Test
  void aByteOrderMarkAndWindowsLinesDoNoHarm() {
    Command run =
        publish(
            file(
                "\uFEFF" + replaced("DEFAULT/ETF/BOM1", "A", "") + "\r",
                replaced("DEFAULT/ETF/BOM2", "A", "") + "\r"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(symbols("ETF/BOM2")).containsExactly("A");
  }
}
