package com.tickstock.membership.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** A schema in {@code topics/schemas/}. */
record Schema(String name, JsonSchema schema) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  static Schema of(String name) {
    JsonNode text = text(name);
    JsonSchema metaSchema = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
    assertThat(metaSchema.validate(text)).as("%s.json as a schema", name).isEmpty();
    assertThat(text.path("$schema").textValue()).isEqualTo(SchemaId.V202012);
    return new Schema(name, FACTORY.getSchema(text));
  }

  static JsonNode text(String name) {
    try (InputStream file = Schema.class.getResourceAsStream("/topics/schemas/" + name + ".json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<ValidationMessage> errors(String json) {
    try {
      return errors(JSON.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  Set<ValidationMessage> errors(JsonNode json) {
    return schema.validate(
        json, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }
}
