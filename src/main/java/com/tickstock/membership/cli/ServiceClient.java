package com.tickstock.membership.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.http.Problem;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP client of the service for commands in another process. */
final class ServiceClient {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private static final Logger LOG = LoggerFactory.getLogger(ServiceClient.class);

  private final HttpClient http;
  private final ClientIdentity identity;
  private final String url;

  ServiceClient(String url, ClientIdentity identity) {
    if (!url.matches("https?://.+")) {
      throw new InvalidValueException("--url", url, "a URL, as http://127.0.0.1:8080");
    }
    this.url = url.replaceAll("/+$", "");
    this.identity = identity;
    this.http = identity.client().connectTimeout(Duration.ofSeconds(5)).build();
    if (identity.exposesToken(URI.create(this.url))) {
      LOG.warn("the token is sent unencrypted to {}: use https", this.url);
    }
  }

  Backend.Info info() {
    return ask("/v1/info", Backend.Info.class);
  }

  private record GroupList(List<GroupSummaryJson> groups, Optional<String> nextCursor) {}

  /**
   * Reads all groups, page by page.
   *
   * @param filter further parameters, each with a leading ampersand
   */
  List<GroupSummaryJson> groups(Environment environment, String filter) {
    List<GroupSummaryJson> groups = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      GroupList page =
          ask(
              "/v1/groups?limit=1000&environment=%s%s&cursor=%s"
                  .formatted(environment, filter, cursor.get()),
              GroupList.class);
      groups.addAll(page.groups());
      cursor = page.nextCursor();
    }
    return groups;
  }

  static String path(GroupKey key) {
    return "/v1/groups/%s/%s".formatted(key.type(), segment(key.name()));
  }

  /** Encodes a text as one segment of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Empty if the service answers 404. */
  <T> Optional<T> find(String path, Class<T> type) {
    Answer answer = answer(path);
    return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(read(answer, type));
  }

  /** For callers that handle a status other than 200. */
  Answer answer(String path) {
    HttpResponse<byte[]> response = send(path, ANSWER_TIMEOUT);
    return new Answer(response.statusCode(), response.body());
  }

  /**
   * @throws ServiceProblemException if the status is not 200
   */
  <T> T read(Answer answer, Class<T> type) {
    return Json.read(body(answer.status(), answer.body()), type);
  }

  record Answer(int status, byte[] body) {
    Problem problem() {
      return Json.read(body, Problem.class);
    }
  }

  /**
   * @throws ServiceProblemException if the path is not found, or the service cannot answer
   */
  <T> T ask(String path, Class<T> type) {
    return Json.read(bytes(path, ANSWER_TIMEOUT), type);
  }

  /**
   * Returns the unparsed answer.
   *
   * @throws ServiceProblemException if the path is not found, or the service cannot answer
   */
  byte[] bytes(String path, Duration within) {
    HttpResponse<byte[]> response = send(path, within);
    return body(response.statusCode(), response.body());
  }

  /**
   * Sends a write and returns the answer.
   *
   * @throws ServiceProblemException if the write is refused
   */
  ObjectNode write(String method, String path, Optional<ObjectNode> body) {
    HttpRequest request =
        identity
            .request(URI.create(url + path))
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.map(json -> HttpRequest.BodyPublishers.ofByteArray(Json.write(json)))
                    .orElseGet(HttpRequest.BodyPublishers::noBody))
            .build();
    HttpResponse<byte[]> response = send(request, ANSWER_TIMEOUT);
    return (ObjectNode) Json.readTree(body(response.statusCode(), response.body()));
  }

  /**
   * Opens the feed of changes, which has no end.
   *
   * @param lastEventId the event after which to continue
   * @throws IOException if a reconnect may help
   * @throws ServiceProblemException if a reconnect does not help
   */
  InputStream stream(String path, Optional<String> lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = identity.request(URI.create(url + path)).timeout(ANSWER_TIMEOUT);
    lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() == OK) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      ServiceProblemException problem =
          ServiceProblemException.of(
              url, response.statusCode(), body.readAllBytes(), identity.token().isPresent());
      if (problem.isTransient()) {
        throw new IOException(problem.getMessage(), problem);
      }
      throw problem;
    }
  }

  private byte[] body(int status, byte[] body) {
    if (status != OK) {
      throw ServiceProblemException.of(url, status, body, identity.token().isPresent());
    }
    return body;
  }

  private HttpResponse<byte[]> send(String path, Duration within) {
    return send(identity.request(URI.create(url + path)).timeout(within).build(), within);
  }

  private HttpResponse<byte[]> send(HttpRequest request, Duration within) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (HttpTimeoutException e) {
      throw new IllegalStateException(
          "%s has not answered within %d s".formatted(url, within.toSeconds()), e);
    } catch (SSLException e) {
      throw new IllegalStateException(
          "%s is not trusted (%s): put the path of its certificates into MEMBERSHIP_TLS_CA"
              .formatted(url, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "no service at %s (%s): start it with 'serve', or set its address with --url"
              .formatted(
                  url,
                  e instanceof ConnectException ? "nothing listens there" : "the connection broke"),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
