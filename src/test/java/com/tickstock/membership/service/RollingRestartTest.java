package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.service.Answers.Answer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolling restart of three instances during writes. */
@Integration
class RollingRestartTest {
  @TempDir static Path data;
  @TempDir static Path nothing;
  private static Cluster cluster;

  private final AtomicBoolean over = new AtomicBoolean();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  @BeforeAll
  static void start() {
    cluster = Cluster.start(data, nothing, 3);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void everyAnswerIsThatOfTheWritesBeforeItOrAnHonestRefusal() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(3);
    try {
      List<Future<Integer>> written = new ArrayList<>();
      for (int client = 0; client < 3; client++) {
        int group = client;
        written.add(clients.submit(() -> writeAndAsk(group)));
      }
      for (int instance = 0; instance < 3; instance++) {
        int before = answered.get();
        cluster.restart(instance);
        Await.until("20 more answers", () -> assertThat(answered.get()).isGreaterThan(before + 20));
      }
      over.set(true);
      for (int client = 0; client < 3; client++) {
        int last = written.get(client).get();
        assertThat(last).isPositive();
        String path = group(client);
        for (RunningService instance : cluster.instances()) {
          // a partition may be on its way back to the instance that was started last
          Answer answer =
              Await.until(
                  "an answer", () -> instance.http().get(path), found -> found.status() == 200);
          assertThat(answer.ok().path("description").asText()).isEqualTo("write " + last);
        }
      }
    } finally {
      over.set(true);
      clients.shutdown();
    }
    assertThat(wrong).isEmpty();
  }

  private static String group(int client) {
    return "/v1/groups/CUSTOM/client" + client;
  }

  /** The only writer of its group: returns the number of its last write. */
  private int writeAndAsk(int client) {
    int number = 0;
    while (!over.get()) {
      String position = write(client, number + 1);
      number++;
      for (int instance = 0; instance < 3; instance++) {
        ask(client, instance, position, number);
      }
    }
    return number;
  }

  /** Tries each instance in turn until one accepts the write, which may be repeated safely. */
  private String write(int client, int number) {
    String body =
        "{\"description\":\"write %d\",\"members\":[{\"symbol\":\"N%d\"}]}"
            .formatted(number, number);
    for (int attempt = 0; ; attempt++) {
      try {
        Answer answer =
            cluster
                .instance((client + attempt) % 3)
                .http()
                .put(group(client), body, "Idempotency-Key", client + "-" + number);
        if (answer.status() == 202) {
          return answer.json().path("position").asText();
        }
        honest(answer);
      } catch (UncheckedIOException e) {
        // it is stopped
      }
    }
  }

  private void ask(int client, int instance, String position, int number) {
    try {
      Answer answer = cluster.instance(instance).http().get(group(client) + "?after=" + position);
      if (answer.status() != 200) {
        honest(answer);
      } else if (answer.json().path("description").asText().equals("write " + number)) {
        answered.incrementAndGet();
      } else {
        wrong.add("after write %d at %s: %s".formatted(number, position, answer));
      }
    } catch (UncheckedIOException e) {
      // it is stopped
    }
  }

  private void honest(Answer answer) {
    refused.incrementAndGet();
    boolean retried = answer.status() == 503 && answer.header("Retry-After").isPresent();
    if (!retried && answer.status() != 504) {
      wrong.add(answer.toString());
    }
  }
}
