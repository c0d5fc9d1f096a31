package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Head;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.http.Problem;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.LineageJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.loader.LoadedGroups;
import com.tickstock.membership.topic.Position;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service, as commands in another process see it. */
final class ServiceClient implements LoadedGroups {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final Duration FOLDED_WITHIN = Duration.ofSeconds(60);
  private static final int NOT_FOUND = 404;
  private static final int NOT_YET = 504;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  ServiceClient(String url) {
    if (!url.matches("https?://.+")) {
      throw new InvalidValueException("--url", url, "a URL, as http://127.0.0.1:8080");
    }
    this.url = url.replaceAll("/+$", "");
  }

  Backend.Info info() {
    return get("/v1/info", Backend.Info.class).orElseThrow();
  }

  @Override
  public Optional<GroupJson> now(GroupKey key) {
    return get(path(key) + "?environment=" + key.environment(), GroupJson.class);
  }

  @Override
  public Optional<GroupJson> asOf(GroupKey key, Instant time) {
    return get(
        path(key) + "?environment=%s&asOf=%s".formatted(key.environment(), time), GroupJson.class);
  }

  private record GroupList(List<GroupSummaryJson> groups, Optional<String> nextCursor) {}

  @Override
  public List<GroupKey> keys(Environment environment) {
    List<GroupKey> keys = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      String after = cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get();
      GroupList page =
          get("/v1/groups?limit=1000&environment=" + environment + after, GroupList.class)
              .orElseThrow();
      page.groups().forEach(group -> keys.add(group.key()));
      cursor = page.nextCursor();
    }
    return keys;
  }

  @Override
  public Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf) {
    String time = asOf.map(t -> "&asOf=" + t).orElse("");
    return get(path(key) + "/lineage?environment=" + key.environment() + time, LineageJson.class)
        .map(LineageJson::sources)
        .orElse(Map.of());
  }

  /** Where the group stands; of a retired one the version alone. */
  Head head(GroupKey key) {
    Answer answer = ask(path(key) + "?environment=" + key.environment());
    if (answer.status() == NOT_FOUND) {
      return new Head(answer.problem().version().orElse(0L), Optional.empty());
    }
    GroupJson now = read(answer, GroupJson.class);
    return new Head(now.version(), Optional.of(now.group()));
  }

  /**
   * The group at an earlier time; empty where it did not exist then.
   *
   * @param question {@code version=7} or {@code asOf=2025-06-30T00:00:00Z}
   * @throws IllegalStateException where nothing is known of then, which says what is
   */
  Optional<Group> then(GroupKey key, String question) {
    Answer answer = ask(path(key) + "?environment=%s&%s".formatted(key.environment(), question));
    if (answer.status() == NOT_FOUND && answer.problem().saysRetired()) {
      return Optional.empty();
    } else if (answer.status() == NOT_FOUND) {
      throw new IllegalStateException(answer.problem().detail());
    }
    return Optional.of(read(answer, GroupJson.class).group());
  }

  @Override
  public OutcomeJson await(GroupKey key, EventId event, Position position) {
    String path =
        path(key)
            + "/outcomes/%s/%s?environment=%s&after=%s"
                .formatted(encode(event.source()), encode(event.id()), key.environment(), position);
    long deadline = System.nanoTime() + FOLDED_WITHIN.toNanos();
    Answer answer = ask(path);
    // the service waits a while itself before it says so
    while (answer.status() == NOT_YET && System.nanoTime() < deadline) {
      answer = ask(path);
    }
    if (answer.status() == NOT_YET) {
      throw new IllegalStateException(
          "%s: the event is in the log, but was not folded within %d s"
              .formatted(key, FOLDED_WITHIN.toSeconds()));
    }
    return read(answer, OutcomeJson.class);
  }

  private static String path(GroupKey key) {
    return "/v1/groups/%s/%s".formatted(key.type(), encode(key.name()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private record Answer(int status, byte[] body) {
    Problem problem() {
      return Json.read(body, Problem.class);
    }
  }

  private <T> Optional<T> get(String path, Class<T> type) {
    Answer answer = ask(path);
    return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(read(answer, type));
  }

  private <T> T read(Answer answer, Class<T> type) {
    if (answer.status() != 200) {
      throw new IllegalStateException(
          "%s answered %d: %s"
              .formatted(url, answer.status(), new String(answer.body(), StandardCharsets.UTF_8)));
    }
    return Json.read(answer.body(), type);
  }

  private Answer ask(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_WITHIN).build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new IllegalStateException(
          "no service at %s (%s): start it with 'serve', or name it with --url"
              .formatted(url, e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
