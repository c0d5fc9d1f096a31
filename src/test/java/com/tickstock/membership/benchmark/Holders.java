package com.tickstock.membership.benchmark;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.query.routing.PeerQuestion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/** Which instance holds what: it answers the question that instances ask each other. */
final class Holders {
  private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String log;

  private Holders(String log) {
    this.log = log;
  }

  static Holders of(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      return new Holders(admin.describeCluster().clusterId().get() + "/membership-2");
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static GroupKey etf(int number) {
    return new GroupKey(Environment.DEFAULT, GroupType.ETF, "ETF" + number);
  }

  static String path(GroupKey key) {
    return "/v1/groups/%s/%s".formatted(key.type(), key.name());
  }

  /**
   * Whether it answers from its own stores, be it that there is no such; from a copy as well, where
   * {@code stale}.
   */
  boolean holds(String url, Question<?> asked, boolean stale) {
    byte[] question = Json.write(new PeerQuestion(log, asked, List.of(), stale));
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(URI.create(url + PeerQuestion.PATH))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build());
    return answer.statusCode() == OK;
  }

  boolean answers(String url, String path) {
    return send(HttpRequest.newBuilder(URI.create(url + path)).build()).statusCode() == OK;
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "after %d s: not %s".formatted(SETTLE_TIMEOUT.toSeconds(), what));
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
  }
}
