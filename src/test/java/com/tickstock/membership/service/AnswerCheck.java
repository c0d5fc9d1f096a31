package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.http.OpenApi;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks answers against the description, and remembers which were seen. */
final class AnswerCheck {
  /** Headers that clients use, so each must be documented. */
  private static final Set<String> TOLD =
      Set.of("ETag", "Location", "Retry-After", "Idempotency-Replayed", "Membership-Behind");

  private final OpenApi api;
  private final Set<String> seen = new TreeSet<>();

  AnswerCheck(OpenApi api) {
    this.api = api;
  }

  /** The seen answers, such as {@code GET /v1/groups 200}. */
  Set<String> seen() {
    return seen;
  }

  /**
   * @param operation such as {@code GET /v1/groups}
   */
  void that(String operation, int status, Answers.Answer answer) {
    String as = "%s %d: %s".formatted(operation, status, answer.body());
    assertThat(answer.status()).as(as).isEqualTo(status);
    JsonNode described =
        api.resolve(api.operation(operation).json().path("responses").path(String.valueOf(status)));
    assertThat(described.isObject()).as("%s is described", as).isTrue();
    headers(described.path("headers"), answer, as);
    if (described.has("content")) {
      content(described.path("content"), answer, as);
    } else {
      assertThat(answer.body()).as(as).isEmpty();
    }
    seen.add(operation + " " + status);
  }

  private void headers(JsonNode described, Answers.Answer answer, String as) {
    for (Map.Entry<String, JsonNode> header : described.properties()) {
      JsonNode said = api.resolve(header.getValue());
      String value = answer.header(header.getKey()).orElse(null);
      if (value == null) {
        assertThat(said.path("required").asBoolean()).as("%s without %s", as, header).isFalse();
      } else {
        boolean number = said.path("schema").path("type").asText().equals("integer");
        JsonNode json = number ? parse(value) : OpenApi.JSON.getNodeFactory().textNode(value);
        assertThat(api.errors(said.path("schema"), json)).as("%s: %s", as, header).isEmpty();
      }
    }
    for (String name : TOLD) {
      assertThat(answer.header(name).isEmpty() || described.has(name))
          .as("%s with %s", as, name)
          .isTrue();
    }
  }

  private void content(JsonNode described, Answers.Answer answer, String as) {
    String type = answer.type().split(";", 2)[0];
    assertThat(described.has(type)).as("%s is %s", as, type).isTrue();
    JsonNode schema = described.path(type).path("schema");
    if (schema.isObject()) {
      assertThat(api.errors(schema, parse(answer.body()))).as(as).isEmpty();
    } else {
      assertThat(answer.body()).as(as).isNotEmpty();
    }
  }

  private static JsonNode parse(String json) {
    try {
      return OpenApi.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
