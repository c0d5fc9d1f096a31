package com.tickstock.membership.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.metrics.Metrics;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI description is valid and matches the routes, types and schemas of the code. */
class OpenApiDocumentTest {
  /** Routes that are served, but not documented. */
  private static final Map<String, String> UNDESCRIBED =
      Map.of(
          "POST /internal/questions", "instances ask each other; it may change with any version",
          "GET /docs/docs.js", "a part of the page",
          "GET /docs/{version}/{file}", "a part of the page");

  private final OpenApi api = OpenApi.read();

  @Test
  void itIsOpenApi() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(api.json().toString(), null, options);

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.isOpenapi31()).isTrue();
    assertThat(result.getOpenAPI().getPaths()).hasSameSizeAs(api.json().path("paths"));
  }

  @Test
  void itsSchemasAreSchemasAndItsExamplesAreAsTheySay() {
    JsonSchema metaSchema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012));
    for (JsonNode holder : api.json().findParents("schema")) {
      JsonNode schema = holder.path("schema");
      assertThat(metaSchema.validate(schema)).as("%s", schema).isEmpty();
      if (holder.has("example")) {
        assertThat(api.errors(schema, holder.path("example"))).as("%s", holder).isEmpty();
      }
    }
    for (JsonNode schema : api.json().path("components").path("schemas")) {
      assertThat(metaSchema.validate(schema)).as("%s", schema).isEmpty();
      schema
          .path("examples")
          .forEach(example -> assertThat(api.errors(schema, example)).as("%s", example).isEmpty());
    }
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
    Set<String> used = new HashSet<>();
    for (JsonNode reference : api.json().findParents("$ref")) {
      api.resolve(reference);
      used.add(reference.path("$ref").textValue());
    }
    Set<String> components = new HashSet<>();
    for (Map.Entry<String, JsonNode> kind : api.json().path("components").properties()) {
      kind.getValue()
          .fieldNames()
          .forEachRemaining(n -> components.add("#/components/" + kind.getKey() + "/" + n));
    }
    components.removeIf(component -> component.startsWith("#/components/securitySchemes/"));
    assertThat(used).containsExactlyInAnyOrderElementsOf(components);
  }

  /** Schemas must be closed: otherwise an answer with additional fields would be valid. */
  @Test
  void everyObjectSaysAllThatItMayHold() {
    for (JsonNode object :
        api.json().path("components").path("schemas").findParents("properties")) {
      if (!object.path("properties").has("properties")) {
        assertThat(object.path("additionalProperties").isBoolean()).as("%s", object).isTrue();
      }
    }
  }

  @Test
  void itDescribesExactlyTheRoutes() {
    Config config = Config.of(Map.of(Setting.HTTP_PORT, "0"), Map.of());
    Set<String> routes = new TreeSet<>();
    try (HttpServer server = HttpServer.listen(config, Clock.systemUTC(), new Metrics())) {
      // Javalin writes a path parameter that may contain slashes with angle brackets
      server.routes().forEach(r -> routes.add(r.replace('<', '{').replace('>', '}')));
    }
    Set<String> heads = new TreeSet<>(routes);
    heads.removeIf(route -> !route.startsWith("HEAD "));
    routes.removeAll(heads);
    assertThat(routes).containsAll(UNDESCRIBED.keySet());
    routes.removeAll(UNDESCRIBED.keySet());

    assertThat(api.operations().stream().map(OpenApi.Operation::name))
        .containsExactlyInAnyOrderElementsOf(routes);
    for (String head : heads) {
      String get = head.replaceFirst("HEAD", "GET");
      assertThat(routes.contains(get) || UNDESCRIBED.containsKey(get)).as(get).isTrue();
    }
  }

  @Test
  void itDescribesThePartsOfEachPath() {
    for (OpenApi.Operation operation : api.operations()) {
      Set<String> inPath =
          Arrays.stream(operation.path().split("[{}]"))
              .filter(part -> !part.contains("/"))
              .collect(Collectors.toSet());
      assertThat(
              operation.parameters().stream()
                  .filter(parameter -> parameter.path("in").asText().equals("path"))
                  .map(parameter -> parameter.path("name").asText()))
          .as(operation.name())
          .containsExactlyInAnyOrderElementsOf(inPath);
    }
  }

  @Test
  void itNamesTheTypesOfProblemsThatThereAre() {
    List<String> named = new ArrayList<>();
    api.json().at("/components/schemas/ProblemType/enum").forEach(t -> named.add(t.textValue()));

    assertThat(named)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::urn).toList());
    for (Refusal refusal : Refusal.values()) {
      assertThat(ProblemType.of(refusal).urn()).endsWith(":" + refusal.code());
    }
  }

  /** Facts that are in two documents must be equal. */
  @ParameterizedTest
  @CsvSource({
    "Group, group, ''",
    "Cause, change, /$defs/cause",
    "Definition, change, /$defs/definition",
    "Symbol, change, /$defs/symbol",
    "Weight, change, /$defs/weight",
    "Object, change, /$defs/object"
  })
  void whatTopicsHoldTooIsDescribedThereInTheSameWay(String name, String file, String pointer)
      throws IOException {
    JsonNode topic;
    try (InputStream in = getClass().getResourceAsStream("/topics/schemas/" + file + ".json")) {
      topic = OpenApi.JSON.readTree(in);
    }
    JsonNode ours = api.json().at("/components/schemas/" + name);
    assertThat(bare(ours, api.json())).isEqualTo(bare(topic.at(pointer), topic));
  }

  /** Resolves references and removes descriptions. */
  private static JsonNode bare(JsonNode schema, JsonNode document) {
    if (schema.has("$ref")) {
      return bare(document.at(schema.path("$ref").textValue().substring(1)), document);
    }
    if (schema instanceof ArrayNode array) {
      ArrayNode copy = OpenApi.JSON.createArrayNode();
      array.forEach(element -> copy.add(bare(element, document)));
      return copy;
    }
    if (!(schema instanceof ObjectNode object)) {
      return OpenApi.JSON.getNodeFactory().textNode(schema.asText());
    }
    ObjectNode copy = OpenApi.JSON.createObjectNode();
    boolean isSchema = !object.path("type").isObject();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      boolean forPeople =
          Set.of("$schema", "$defs", "title", "examples").contains(field.getKey())
              || (field.getKey().equals("description") && field.getValue().isTextual())
              || (isSchema && field.getKey().equals("type") && object.has("enum"));
      if (!forPeople) {
        copy.set(field.getKey(), bare(field.getValue(), document));
      }
    }
    return copy;
  }
}
