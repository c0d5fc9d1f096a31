package com.tickstock.membership.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Text;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Converts an object to canonical text: equal objects have equal text, and JSONB can store it. */
public final class CanonicalJson {
  /**
   * The maximum digits of a number: far more than needed, far below PostgreSQL's limit of 131,072.
   */
  private static final int MAX_DIGITS = 1000;

  /**
   * Well below the limit for a whole event, so that an event that contains the object can be read.
   */
  private static final int MAX_LEVELS = Json.MAX_LEVELS / 2;

  private CanonicalJson() {}

  /**
   * @throws InvalidValueException if it is nested deeper than 100 levels, or JSONB cannot store it:
   *     NUL, lone surrogates, giant numbers
   */
  public static JsonObject object(String field, JsonNode node) {
    return new JsonObject(Json.text(canonical(field, node, 1)));
  }

  /** An object of text values, given in any order. */
  public static JsonObject of(Map<String, String> values) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    values.forEach(node::put);
    return object("metadata", node);
  }

  /** The fields of both objects. If both have a field, that of {@code over} is taken. */
  public static JsonObject merged(JsonObject under, JsonObject over) {
    ObjectNode fields = Json.readTree(under);
    fields.setAll(Json.readTree(over));
    return object("metadata", fields);
  }

  private static JsonNode canonical(String field, JsonNode node, int level) {
    if (level > MAX_LEVELS && node.isContainerNode()) {
      throw new InvalidValueException(
          field.substring(0, 50) + "...",
          "nested deeper",
          "at most %d objects and arrays in each other".formatted(MAX_LEVELS));
    }
    if (node.isObject()) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      Map<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
      fields.forEach(
          (key, value) ->
              sorted.set(Text.free(field, key), canonical(field + "." + key, value, level + 1)));
      return sorted;
    } else if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(canonical(field + "[]", element, level + 1)));
      return array;
    } else if (node.isTextual()) {
      Text.free(field, node.textValue());
      return node;
    } else if (node.isNumber()) {
      return JsonNodeFactory.instance.numberNode(number(field, node.decimalValue()));
    }
    return node;
  }

  private static BigDecimal number(String field, BigDecimal value) {
    if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
      throw new InvalidValueException(field, value, "at most " + MAX_DIGITS + " digits");
    }
    // the plain form keeps its zeros: 1.50 in the file is 1.50 in the database
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
