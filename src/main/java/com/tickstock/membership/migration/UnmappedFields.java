package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The fields of an object that have no field of their own in the group. */
final class UnmappedFields {
  private UnmappedFields() {}

  /** The fields that are not in {@code read} and not null; none if it is not an object. */
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
