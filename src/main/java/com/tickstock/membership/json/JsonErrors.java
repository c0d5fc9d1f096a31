package com.tickstock.membership.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Translates Jackson's errors for the person who wrote the JSON. */
final class JsonErrors {
  private JsonErrors() {}

  static InvalidJsonException explain(IOException error) {
    if (error instanceof JsonMappingException mapping) {
      String field = field(mapping);
      return new InvalidJsonException(field, at(path(mapping), reason(mapping)), error);
    }
    if (error instanceof JsonProcessingException parse) {
      return new InvalidJsonException(
          "", "not JSON%s: %s".formatted(place(parse), wording(parse)), error);
    }
    // the bytes are not text in any encoding
    return new InvalidJsonException("", "not JSON: not UTF-8", error);
  }

  private static String place(JsonProcessingException error) {
    return error.getLocation() == null
        ? ""
        : " at line %d, column %d"
            .formatted(error.getLocation().getLineNr(), error.getLocation().getColumnNr());
  }

  private static String at(String field, String reason) {
    return field.isEmpty() ? reason : field + ": " + reason;
  }

  private static String reason(JsonMappingException error) {
    if (error.getCause() instanceof InvalidValueException invalid) {
      return invalid.getMessage();
    }
    if (error instanceof UnrecognizedPropertyException unknown) {
      return "unknown field: expected one of "
          + unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (error.getCause() instanceof JsonProcessingException inner) {
      return "not JSON%s: %s".formatted(place(inner), wording(inner));
    }
    if (error instanceof MismatchedInputException mismatch) {
      return mismatch(mismatch);
    }
    return firstLine(error);
  }

  private static String mismatch(MismatchedInputException error) {
    String text = firstLine(error);
    if (text.startsWith("Missing required creator property")) {
      return "a required field is missing: " + text.replaceAll("^[^']*'([^']*)'.*$", "$1");
    }
    if (text.startsWith("No content") || text.startsWith("Trailing token")) {
      return "expected exactly one JSON value";
    }
    if (isOfALibrary(error.getTargetType())) {
      return text;
    }
    return "expected " + expected(error.getTargetType());
  }

  /** Whether the type belongs to a library such as CloudEvents, whose own message is best. */
  private static boolean isOfALibrary(Class<?> type) {
    return type != null
        && Stream.of("java.", "com.fasterxml.jackson.", "com.tickstock.membership.")
            .noneMatch(type.getPackageName()::startsWith);
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "another value";
    } else if (type == Symbol.class) {
      return "a string";
    } else if (type == Weight.class || type == BigDecimal.class || type == Long.class) {
      return "a number";
    } else if (type == Integer.class || type == int.class || type == long.class) {
      return "a whole number";
    } else if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    } else if (Temporal.class.isAssignableFrom(type)) {
      return "a time, as 2025-06-30T00:00:00Z";
    } else if (JsonNode.class.isAssignableFrom(type)
        || type == JsonObject.class
        || type.isRecord()
        || Map.class.isAssignableFrom(type)) {
      return "an object";
    }
    return "a string";
  }

  /** The message for a syntax error, without the names of Jackson's settings. */
  private static String wording(JsonProcessingException error) {
    String text = firstLine(error);
    if (error instanceof JsonEOFException) {
      return "unexpected end of the text";
    } else if (text.startsWith("Invalid UTF-")) {
      return "not UTF-8";
    } else if (text.startsWith("Duplicate field")) {
      return "the field %s appears twice".formatted(text.substring("Duplicate field ".length()));
    }
    // the position of the opening bracket is useful in a file, not in a message
    return text.replaceAll(" \\(for \\w+ starting at .*", "")
        .replaceAll(" \\(code \\d+( / 0x[0-9a-f]+)?\\)", "")
        .replaceAll(
            " \\((\\d+)\\) exceeds the maximum allowed \\((\\d+),? .*",
            " is $1: expected at most $2");
  }

  private static String firstLine(JsonProcessingException error) {
    String message = error.getOriginalMessage();
    return message == null ? "cannot be read" : message.lines().findFirst().orElse("");
  }

  /**
   * The field at fault. If the path is empty, the constructor of the top-level object refused it.
   */
  private static String field(JsonMappingException error) {
    String path = path(error);
    return path.isEmpty() && error.getCause() instanceof InvalidValueException invalid
        ? invalid.field()
        : path;
  }

  private static String path(JsonMappingException error) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : error.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
