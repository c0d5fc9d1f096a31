package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.tickstock.membership.group.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes all JSON. Numbers are exact, times are ISO-8601 in UTC, and reading is strict:
 * an unknown or repeated field is an error, because a misspelt {@code members} would empty a group.
 */
public final class Json {
  /**
   * The maximum nesting of objects and arrays. Recursive methods process the JSON: with the default
   * of 1000 levels, the stack of a thread can overflow.
   */
  static final int MAX_LEVELS = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_LEVELS).build())
                  .build())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new DomainModule())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  /** A mapper with the same strictness that also reads the types of a library. */
  static JsonMapper mapperWith(Module library) {
    return MAPPER.rebuild().addModule(library).build();
  }

  /**
   * @throws InvalidJsonException if it is invalid; names the field
   */
  public static <T> T read(byte[] json, Class<T> type) {
    return read(MAPPER, json, type);
  }

  static <T> T read(JsonMapper mapper, byte[] json, Class<T> type) {
    try {
      return present(mapper.readValue(json, type));
    } catch (IOException e) {
      throw JsonErrors.explain(e);
    }
  }

  /**
   * @throws InvalidJsonException if it is invalid; names the field
   */
  public static <T> T read(JsonNode json, Class<T> type) {
    try {
      return present(MAPPER.treeToValue(json, type));
    } catch (JsonProcessingException e) {
      throw JsonErrors.explain(e);
    }
  }

  /**
   * Reads JSON as the type argument that a class gives to the one type parameter of {@code
   * generic}.
   *
   * @throws InvalidJsonException if it is invalid; names the field
   */
  public static Object readParameter(byte[] json, Class<?> generic, Class<?> implementing) {
    try {
      JavaType type =
          MAPPER.getTypeFactory().constructType(implementing).findTypeParameters(generic)[0];
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw JsonErrors.explain(e);
    }
  }

  /** Refuses the literal null: it is valid JSON, but never expected here. */
  private static <T> T present(T value) {
    if (value == null) {
      throw new InvalidJsonException("", "expected an object", null);
    }
    return value;
  }

  public static JsonNode readTree(byte[] json) {
    return read(json, JsonNode.class);
  }

  /** A new tree, which the caller may change. */
  public static ObjectNode readTree(JsonObject object) {
    return (ObjectNode) readTree(object.text().getBytes(StandardCharsets.UTF_8));
  }

  /** The whole number in a top-level field. Stops reading there. */
  static long number(byte[] json, String field) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      parser.nextToken();
      seek(parser, field);
      return parser.getLongValue();
    } catch (IOException e) {
      throw JsonErrors.explain(e);
    }
  }

  /**
   * The text in a field of a nested object. Stops reading there.
   *
   * @param start the index of the JSON in {@code bytes}
   */
  static String text(byte[] bytes, int start, String object, String field) {
    try (JsonParser parser = MAPPER.createParser(bytes, start, bytes.length - start)) {
      parser.nextToken();
      seek(parser, object);
      seek(parser, field);
      return parser.getText();
    } catch (IOException e) {
      throw JsonErrors.explain(e);
    }
  }

  /** Advances from the start of an object to the value of one of its fields. */
  private static void seek(JsonParser parser, String field) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals(field)) {
        return;
      }
      parser.skipChildren();
    }
    throw new IllegalArgumentException("no field " + field);
  }

  /** A parser for a sequence of values, with the same strictness as all other reads. */
  static JsonParser parser(String json) throws IOException {
    return MAPPER.createParser(json);
  }

  /** Reads the value at the parser's token. The text after it stays unread. */
  static JsonNode tree(JsonParser parser) throws IOException {
    return MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(parser);
  }

  public static byte[] write(Object value) {
    return write(MAPPER, value);
  }

  static byte[] write(JsonMapper mapper, Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  static String text(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON for people: indented, one field per line. */
  public static String pretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
