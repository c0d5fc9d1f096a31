package com.tickstock.membership.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.http.OpenApi;
import java.util.ArrayList;
import java.util.List;

/** Valid and invalid values of a query parameter, according to its schema. */
final class ParameterValues {
  private ParameterValues() {}

  /**
   * @param position the position of an existing event
   */
  static List<String> good(OpenApi api, JsonNode parameter, String position) {
    JsonNode schema = api.resolve(parameter.path("schema"));
    if (isPosition(schema)) {
      return List.of(position);
    } else if (isPosition(api.resolve(schema.path("items")))) {
      return List.of(position, position + "," + position);
    }
    List<String> good = new ArrayList<>();
    schema.path("enum").forEach(value -> good.add(value.asText()));
    for (String bound : List.of("minimum", "maximum", "default")) {
      if (schema.has(bound)) {
        good.add(schema.path(bound).asText());
      }
    }
    if (schema.path("type").asText().equals("boolean")) {
      good.add("true");
    }
    if (schema.has("maxLength")) {
      good.add("x".repeat(schema.path("maxLength").intValue()));
    }
    if (parameter.path("example").isArray()) {
      List<String> elements = new ArrayList<>();
      parameter.path("example").forEach(element -> elements.add(element.asText()));
      good.add(String.join(",", elements));
    } else if (parameter.has("example")) {
      good.add(parameter.path("example").asText());
    }
    return good;
  }

  static List<String> bad(OpenApi api, JsonNode reference) {
    JsonNode schema = api.resolve(reference);
    List<String> bad = new ArrayList<>();
    if (schema.has("maxItems")) {
      bad.add("0:0" + ",0:0".repeat(schema.path("maxItems").intValue()));
    }
    if (schema.has("minimum")) {
      bad.add(String.valueOf(schema.path("minimum").longValue() - 1));
      bad.add(String.valueOf(schema.path("maximum").longValue() + 1));
    }
    if (schema.has("maxLength")) {
      bad.add("x".repeat(schema.path("maxLength").intValue() + 1));
    }
    // all but a plain text have something that they are not
    if (!schema.path("type").asText().equals("string")
        || schema.has("enum")
        || schema.has("pattern")) {
      bad.add("nonsense");
    }
    return bad;
  }

  private static boolean isPosition(JsonNode schema) {
    return schema.path("pattern").asText().contains(":");
  }
}
