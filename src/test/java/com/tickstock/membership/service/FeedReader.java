package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.Await;
import com.tickstock.membership.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A client of {@code /v1/changes} that records everything it receives. */
final class FeedReader implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final InputStream body;
  private final List<Frame> frames = new ArrayList<>();
  private final HttpResponse<InputStream> response;
  private final int enough;
  private boolean ended;

  /** The lines between two empty lines. */
  record Frame(Optional<String> id, String event, String data) {
    boolean is(String type) {
      return event.equals(type);
    }

    JsonNode json() {
      return Json.readTree(data.getBytes(StandardCharsets.UTF_8));
    }

    String group() {
      return json().path("type").asText() + "/" + json().path("name").asText();
    }

    long version() {
      return json().path("version").asLong();
    }
  }

  private FeedReader(HttpResponse<InputStream> response, int enough) {
    this.response = response;
    this.body = response.body();
    this.enough = enough;
    Thread thread = new Thread(this::read, "feed-reader-of-a-test");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when the reader is connected and has received the first event. */
  static FeedReader open(RunningService service, String query) {
    return open(service, query, Optional.empty(), Integer.MAX_VALUE);
  }

  static FeedReader resume(RunningService service, String query, String lastId) {
    return open(service, query, Optional.of(lastId), Integer.MAX_VALUE);
  }

  /**
   * @param enough the number of changes after which it disconnects
   */
  static FeedReader open(
      RunningService service, String query, Optional<String> lastId, int enough) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.url() + "/v1/changes" + query));
    lastId.ifPresent(id -> request.header("Last-Event-ID", id));
    try {
      FeedReader reader =
          new FeedReader(
              CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()), enough);
      assertThat(reader.response.statusCode()).isEqualTo(200);
      reader.await(frames -> !frames.isEmpty());
      return reader;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      Map<String, String> fields = new TreeMap<>();
      int changes = 0;
      for (String line = in.readLine(); line != null && changes < enough; line = in.readLine()) {
        if (line.isEmpty()) {
          Frame frame =
              new Frame(
                  Optional.ofNullable(fields.get("id")),
                  fields.getOrDefault("event", ""),
                  fields.getOrDefault("data", ""));
          fields.clear();
          changes += frame.is("change") ? 1 : 0;
          add(frame);
        } else {
          int colon = line.indexOf(':');
          fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException e) {
      // the connection was cut, or closed by this client
    }
    end();
  }

  private synchronized void add(Frame frame) {
    frames.add(frame);
  }

  private synchronized void end() {
    ended = true;
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  synchronized List<Frame> frames() {
    return List.copyOf(frames);
  }

  List<Frame> changes() {
    return frames().stream().filter(frame -> frame.is("change")).toList();
  }

  /** The versions, such as {@code ETF/SPY 3}. */
  List<String> versions() {
    return changes().stream().map(frame -> frame.group() + " " + frame.version()).toList();
  }

  Optional<String> lastId() {
    return frames().stream().flatMap(frame -> frame.id().stream()).reduce((a, b) -> b);
  }

  FeedReader await(Predicate<List<Frame>> heard) {
    Await.until(
        "frames of the feed", () -> assertThat(heard.test(frames())).as(this::summary).isTrue());
    return this;
  }

  /** Omits the frames, which may have many megabytes. */
  private String summary() {
    List<String> versions = versions();
    return "seen: %d frames with %d changes up to %s"
        .formatted(
            frames().size(),
            versions.size(),
            versions.isEmpty() ? "none" : versions.get(versions.size() - 1));
  }

  FeedReader awaitChanges(int count) {
    return await(all -> all.stream().filter(frame -> frame.is("change")).count() >= count);
  }

  FeedReader awaitEnd() {
    return await(all -> hasEnded());
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
