package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What of an object is not read into a field of its own. */
final class UnmappedFields {
  private UnmappedFields() {}

  /** The fields that are in none of {@code read}, and not null; none of what is no object. */
  static ObjectNode of(JsonNode object, Set<String> read) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(
            field -> {
              if (!read.contains(field.getKey()) && !field.getValue().isNull()) {
                rest.set(field.getKey(), field.getValue());
              }
            });
    return rest;
  }
}
