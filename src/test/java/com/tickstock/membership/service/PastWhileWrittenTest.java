package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cached answers about the past are never stale, even during late writes. */
class PastWhileWrittenTest extends WithSharedService {
  private static final int WRITES = 120;
  private static final int OTHERS = 80;
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private static String member(String symbol, String weight) {
    return "{\"symbol\":\"%s\",\"weight\":%s}".formatted(symbol, weight);
  }

  private static void change(String group, String put, String day) {
    GroupAnswer.change(service, group, "{\"put\":[%s],\"effectiveAt\":\"%s\"}".formatted(put, day));
  }

  private static void put(String group, String members, String day) {
    GroupAnswer.put(
        service,
        group + "?wait=true",
        "{\"members\":[%s],\"effectiveAt\":\"%s\"}".formatted(members, day));
  }

  private static String asOf(String group, String day) {
    return GroupAnswer.weights(service, group + "?asOf=" + day).toString();
  }

  @Test
  void aLateEventShowsInWhatWasAnsweredBefore() {
    put("ETF/lateafter", member("A", "0.5"), "2024-01-01");
    change("ETF/lateafter", member("B", "0.3"), "2024-03-01");
    assertThat(asOf("ETF/lateafter", "2024-02-15")).isEqualTo("{A=0.5}");
    assertThat(asOf("ETF/lateafter", "2024-03-15")).isEqualTo("{A=0.5, B=0.3}");

    change("ETF/lateafter", member("C", "0.1"), "2024-02-01");

    assertThat(asOf("ETF/lateafter", "2024-02-15")).isEqualTo("{A=0.5, C=0.1}");
    assertThat(asOf("ETF/lateafter", "2024-03-15")).isEqualTo("{A=0.5, B=0.3, C=0.1}");
    assertThat(asOf("ETF/lateafter", "2024-01-15")).isEqualTo("{A=0.5}");
    assertThat(asOf("ETF/lateafter", "2023-12-31")).isEqualTo("{}");
  }

  @Test
  void whatIsRetiredAndCreatedAgainIsAnsweredForEachDay() {
    put("ETF/madeagain", member("A", "0.5"), "2024-01-01");
    assertThat(asOf("ETF/madeagain", "2024-06-01")).isEqualTo("{A=0.5}");

    service.http().delete("/v1/groups/ETF/madeagain?wait=true&effectiveAt=2024-02-01").ok();
    assertThat(asOf("ETF/madeagain", "2024-06-01")).isEqualTo("{}");
    assertThat(asOf("ETF/madeagain", "2024-01-15")).isEqualTo("{A=0.5}");

    put("ETF/madeagain", member("B", "0.4"), "2024-03-01");
    assertThat(asOf("ETF/madeagain", "2024-06-01")).isEqualTo("{B=0.4}");
    assertThat(asOf("ETF/madeagain", "2024-02-15")).isEqualTo("{}");
    assertThat(asOf("ETF/madeagain", "2024-01-15")).isEqualTo("{A=0.5}");
  }

  @Test
  void anEventThatChangesNothingLeavesTheAnswerAsItIs() {
    put("ETF/pastsame", member("A", "0.5"), "2024-01-01");
    String path = "/v1/groups/ETF/pastsame?asOf=2024-06-01";
    Answers.Answer before = service.http().get(path).withoutRequestId();

    change("ETF/pastsame", member("A", "0.5"), "2024-02-01");

    assertThat(service.http().get(path).withoutRequestId()).isEqualTo(before);
    assertThat(service.http().get(path, "If-None-Match", before.tag().orElseThrow()).status())
        .isEqualTo(304);
  }

  /** Every version sets the weight of one symbol from another time on, in random order. */
  private record Plan(List<Integer> minutes) {
    static Plan make() {
      List<Integer> minutes = new ArrayList<>(IntStream.rangeClosed(1, WRITES).boxed().toList());
      Collections.shuffle(minutes, new Random(5));
      return new Plan(minutes);
    }

    static Instant time(int minute) {
      return START.plus(minute, ChronoUnit.MINUTES);
    }

    /** The weight, in thousandths, at a minute, according to version {@code version}. */
    int weight(int version, int minute) {
      TreeMap<Integer, Integer> said = new TreeMap<>();
      said.put(0, 0);
      for (int i = 2; i <= version; i++) {
        said.put(minutes.get(i - 2), i);
      }
      return said.floorEntry(minute).getValue();
    }

    void write(String group, int version) {
      String symbol = member("X", String.valueOf(version / 1000.0));
      String at = time(minutes.get(version - 2)).toString();
      if (version % 7 == 0) {
        put(group, others() + symbol, at);
      } else {
        change(group, symbol, at);
      }
    }

    static String others() {
      return IntStream.range(0, OTHERS)
          .mapToObj(i -> member("O" + i, "0.001") + ",")
          .collect(Collectors.joining());
    }
  }

  @Test
  void everyAnswerIsOneThatWasTrueOfItsVersionWhileVersionsAreWritten() {
    Plan plan = Plan.make();
    put("ETF/pastrace", Plan.others() + member("X", "0"), START.toString());
    AtomicInteger written = new AtomicInteger(1);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int version = 2; version <= WRITES + 1; version++) {
                plan.write("ETF/pastrace", version);
                written.set(version);
              }
            });
    Random random = new Random(6);
    int between = 0;
    while (!writing.isDone() || between == 0) {
      between += ask(plan, random.nextInt(WRITES + 1), written) ? 1 : 0;
    }
    writing.join();
    for (int minute = 0; minute <= WRITES; minute++) {
      assertThat(ask(plan, minute, written)).isFalse();
    }
  }

  /** Whether the answer is of a version that is neither the first nor the last one. */
  private static boolean ask(Plan plan, int minute, AtomicInteger written) {
    int least = written.get();
    JsonNode answer = service.http().get("/v1/groups/ETF/pastrace?asOf=" + Plan.time(minute)).ok();
    int version = answer.path("version").asInt();
    assertThat(version).isGreaterThanOrEqualTo(least);
    assertThat(answer.path("memberCount").asInt()).isEqualTo(OTHERS + 1);
    JsonNode changing = null;
    for (JsonNode member : answer.path("members")) {
      changing = member.path("symbol").asText().equals("X") ? member : changing;
    }
    assertThat(Math.round(changing.path("weight").asDouble() * 1000))
        .as("version %d at minute %d", version, minute)
        .isEqualTo(plan.weight(version, minute));
    return version > 1 && version <= WRITES;
  }
}
