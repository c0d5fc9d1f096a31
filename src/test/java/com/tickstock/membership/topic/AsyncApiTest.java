package com.tickstock.membership.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tickstock.membership.group.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document matches the files of the topics. */
class AsyncApiTest {
  private static final String SCHEMAS = "schemas/";

  private JsonNode document;

  @BeforeEach
  void read() throws IOException {
    try (InputStream file = AsyncApiTest.class.getResourceAsStream("/topics/asyncapi.yaml")) {
      document = new YAMLMapper().readTree(file);
    }
  }

  @Test
  void itNamesExactlyTheTopics() {
    assertThat(document.path("asyncapi").textValue()).isEqualTo("3.0.0");
    assertThat(channels().keySet())
        .containsExactlyInAnyOrderElementsOf(Topics.ALL.stream().map(Topic::name).toList());
    assertThat(document.path("channels")).hasSize(Topics.ALL.size());
  }

  @Test
  void aTopicHasThePartitionsReplicasAndSettingsOfItsFile() {
    for (Topic topic : Topics.ALL) {
      JsonNode kafka = channels().get(topic.name()).path("bindings").path("kafka");
      assertThat(kafka.path("topic").textValue()).isEqualTo(topic.name());
      assertThat(kafka.path("partitions").intValue()).isEqualTo(topic.partitions());
      assertThat(kafka.path("replicas").intValue()).isEqualTo(topic.replication());
      Map<String, String> settings = new HashMap<>();
      kafka
          .path("topicConfiguration")
          .properties()
          .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));
      Map<String, String> expected = new HashMap<>();
      topic.settings().forEach((name, setting) -> expected.put(name, setting.value()));
      assertThat(settings).as(topic.name()).isEqualTo(expected);
    }
  }

  private static String text(JsonNode value) {
    return value.isArray() ? value.path(0).asText() : value.asText();
  }

  @Test
  void everyTopicIsWrittenOrReadByAnOperation() {
    List<String> operated = new ArrayList<>();
    for (JsonNode operation : document.path("operations")) {
      assertThat(operation.path("action").textValue()).isIn("send", "receive");
      operated.add(resolve(operation.path("channel")).path("address").textValue());
      assertThat(operation.path("messages")).isNotEmpty();
    }
    assertThat(operated)
        .containsAll(Topics.ALL.stream().map(Topic::name).toList())
        .hasSize(Topics.ALL.size() + 1);
  }

  @Test
  void theSchemasAreThoseThatTheTopicsFilesName() {
    for (Topic topic : Topics.ALL) {
      String messages = channels().get(topic.name()).path("messages").toString();
      List<String> named =
          topic
              .value()
              .lines()
              .flatMap(line -> Arrays.stream(line.split("[ ;]", -1)))
              .filter(word -> word.startsWith(SCHEMAS))
              .toList();
      assertThat(named).as(topic.name()).hasSize(1);
      assertThat(messages(channels().get(topic.name())))
          .as(messages)
          .anyMatch(message -> message.toString().contains("\"" + named.get(0) + "\""));
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = document.findParents("$ref");
    assertThat(references).hasSizeGreaterThan(15);
    for (JsonNode reference : references) {
      assertThat(resolve(reference).isObject()).as(reference.toString()).isTrue();
    }
    for (String name :
        List.of("event", "change", "group", "symbol-change", "dead-letter-headers")) {
      JsonNode schema = Schema.text(name);
      for (JsonNode reference : schema.findParents("$ref")) {
        String pointer = reference.path("$ref").textValue().substring(1);
        assertThat(schema.at(pointer).isObject()).as("%s in %s", reference, name).isTrue();
      }
    }
  }

  @Test
  void theReasonsOfDeadLettersAreAllNamed() {
    List<String> reasons = new ArrayList<>();
    Schema.text("dead-letter-headers")
        .at("/properties/dead-letter-reason/enum")
        .forEach(reason -> reasons.add(reason.textValue()));
    assertThat(reasons)
        .containsExactlyElementsOf(Arrays.stream(Refusal.values()).map(Refusal::code).toList());
  }

  private Map<String, JsonNode> channels() {
    return document
        .path("channels")
        .valueStream()
        .collect(Collectors.toMap(node -> node.path("address").asText(), node -> node));
  }

  private List<JsonNode> messages(JsonNode channel) {
    return channel.path("messages").valueStream().map(this::resolve).toList();
  }

  private JsonNode resolve(JsonNode reference) {
    String target = reference.path("$ref").asText();
    if (target.startsWith("#")) {
      return document.at(target.substring(1));
    }
    assertThat(target).startsWith(SCHEMAS).endsWith(".json");
    return Schema.text(target.substring(SCHEMAS.length(), target.length() - ".json".length()));
  }
}
