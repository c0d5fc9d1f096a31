package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.service.Answers.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of three instances is killed during reads and writes. */
@Integration
class FailoverTest {
  private static final int GROUPS = 30;

  @TempDir static Path data;
  @TempDir static Path nothing;
  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = Cluster.start(data, nothing, 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void lookupsGoOnFromACopyUntilAnotherInstanceHasTakenOver() throws Exception {
    Answers asked = cluster.instance(0).http();
    IntStream.range(0, GROUPS).forEach(i -> put(asked, i, "FIRST"));
    try (ServiceProcess victim =
        ServiceProcess.start(data.resolve("victim"), nothing, cluster.settings())) {
      int lost =
          Await.until(
              "a group that the instance holds", () -> heldBy(victim.http()), held -> held >= 0);
      awaitCopy(lost);
      victim.kill();

      Watch watch = new Watch(asked, lost);
      Await.until("fresh answers for all groups", () -> assertThat(watch.look()).isTrue());

      assertThat(watch.wrong).isEmpty();
      assertThat(watch.refusals).as("503s between the kill and the takeover").isNotEmpty();
      assertThat(watch.refusals.get(0))
          .contains(victim.url().replace("http://", "instance "), "cannot be reached");
      assertThat(watch.stale).as("answers from a copy meanwhile").isNotEmpty();
      assertThat(watch.writes).as("writes to other groups meanwhile").isNotEmpty();
    }

    Await.until("answers of all instances", () -> assertThat(allAreAnsweredEverywhere()).isTrue());
    cluster.instance(1).awaitTablesEqualStores();
  }

  @Test
  void anInstanceThatWasSuspendedDoesNotAnswerWithWhatItKnewThen() {
    Answers asked = cluster.instance(0).http();
    IntStream.range(0, GROUPS).forEach(i -> put(asked, i, "BEFORE"));
    try (ServiceProcess victim =
        ServiceProcess.start(data.resolve("suspended"), nothing, cluster.settings())) {
      Answers awakened = victim.http();
      int lost =
          Await.until("a group that the instance holds", () -> heldBy(awakened), held -> held >= 0);
      awaitCopy(lost);
      victim.suspend();
      Await.until(
          "a write that is taken",
          () -> assertThat(put(asked, lost, "AFTER").status()).isEqualTo(200));
      victim.resume();

      List<String> wrong = new ArrayList<>();
      Answer first =
          Await.until(
              "an answer of the awakened instance",
              () -> awakened.get(group(lost)),
              answer -> {
                if (answer.body().contains("BEFORE")) {
                  wrong.add(answer.toString());
                }
                return answer.status() == 200;
              });

      assertThat(wrong).isEmpty();
      assertThat(first.body()).contains("AFTER");
    }
  }

  private static boolean allAreAnsweredEverywhere() {
    return cluster.instances().stream()
        .allMatch(
            instance ->
                IntStream.range(0, GROUPS)
                    .allMatch(i -> instance.http().get(group(i)).status() == 200));
  }

  private static String group(int number) {
    return "/v1/groups/CUSTOM/k" + number;
  }

  private static Answer put(Answers http, int number, String symbol) {
    return http.put(
        group(number) + "?wait=true", "{\"members\":[{\"symbol\":\"%s\"}]}".formatted(symbol));
  }

  /** The number of a group that only this instance can answer; -1 if there is none yet. */
  private static int heldBy(Answers instance) {
    return IntStream.range(0, GROUPS)
        .filter(i -> cluster.holds(instance, "CUSTOM", "k" + i))
        .findFirst()
        .orElse(-1);
  }

  /** Waits until another instance has a standby copy of the group that will be lost. */
  private static void awaitCopy(int lost) {
    Await.until(
        "a copy at another instance",
        () ->
            assertThat(cluster.instances())
                .anyMatch(i -> cluster.hasCopy(i.http(), "CUSTOM", "k" + lost)));
  }

  /** Reads the lost group, with and without {@code stale}, and writes to the others. */
  private static final class Watch {
    private final Answers http;
    private final int lost;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> stale = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int next;

    Watch(Answers http, int lost) {
      this.http = http;
      this.lost = lost;
    }

    /** Whether the group can be read without {@code stale} again. */
    boolean look() {
      Answer fresh = http.get(group(lost));
      Answer copy = http.get(group(lost) + "?stale=true");
      if (copy.status() == 200 && fresh.status() != 200) {
        stale.add(copy.header("Membership-Behind").orElseThrow());
      }
      next = (next + 1) % GROUPS;
      if (put(http, next, "S" + writes.size()).status() == 200) {
        writes.add(group(next));
      }
      check(fresh);
      check(copy);
      return fresh.status() == 200;
    }

    private void check(Answer answer) {
      if (answer.status() == 503 && answer.header("Retry-After").isPresent()) {
        refusals.add(answer.problem(503));
      } else if (answer.status() != 200 || !answer.body().contains("\"k%d\"".formatted(lost))) {
        wrong.add(answer.toString());
      }
    }
  }
}
