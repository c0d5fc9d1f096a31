package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tickstock.membership.Await;
import com.tickstock.membership.access.ClientIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP client for a running service. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_VISIBLE_YET = 504;

  private final HttpClient client;
  private final ClientIdentity identity;
  private final String url;

  Answers(String url) {
    this(url, new ClientIdentity(Optional.empty(), Optional.empty()));
  }

  Answers(String url, ClientIdentity identity) {
    this.client = identity.client().build();
    this.identity = identity;
    this.url = url;
  }

  record Answer(
      int status, Optional<String> tag, String type, String body, Map<String, String> headers) {
    /** The headers for comparisons, without the request id, which always differs. */
    Answer withoutRequestId() {
      Map<String, String> others = new TreeMap<>(headers);
      others.remove("x-request-id");
      return new Answer(status, tag, type, body, others);
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    JsonNode ok() {
      assertThat(status).as(body).isEqualTo(200);
      assertThat(type).isEqualTo("application/json");
      return json();
    }

    /** The detail of a problem with this status. */
    String problem(int expected) {
      assertThat(status).as(body).isEqualTo(expected);
      assertThat(type).isEqualTo("application/problem+json");
      assertThat(json().path("type").asText()).startsWith("urn:membership:problem:");
      return json().path("detail").asText();
    }
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /**
   * The answer of a read that waits for a write. The service waits for 2 s, which a busy machine
   * may exceed: then the read is sent again, as the problem says.
   */
  Answer visible(String path, String... headers) {
    return Await.until(
        "visible: " + path, () -> get(path, headers), answer -> answer.status() != NOT_VISIBLE_YET);
  }

  /** Returns the status line for a path that no HTTP client would send. */
  String rawStatus(String path) throws IOException {
    URI to = URI.create(url);
    String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.getPort())) {
      socket.getOutputStream().write(request.formatted(path).getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  Answer head(String path) {
    return send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  Answer put(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer post(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer postAs(String contentType, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends a request with any method; the body may be empty. */
  Answer send(String method, String path, String body, String... headers) {
    return send(request(path, headers).method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = identity.request(URI.create(url + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** All headers except the date, which always differs. */
  private static Map<String, String> headers(HttpResponse<String> response) {
    Map<String, String> headers = new TreeMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    headers.remove("date");
    return headers;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("ETag"),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body(),
          headers(response));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
