package com.tickstock.membership.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  @Test
  void keysAreSortedOnEveryLevelAndWhiteSpaceGoes() {
    assertThat(canonical("{ \"b\": {\"d\": 1, \"c\": [ {\"z\":1,\"y\":2} ]},\n \"a\": null }"))
        .isEqualTo("{\"a\":null,\"b\":{\"c\":[{\"y\":2,\"z\":1}],\"d\":1}}");
  }

  @Test
  void aHundredLevelsAreTheMost() {
    String hundred = "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}";
    assertThat(canonical(hundred)).isEqualTo(hundred);

    String more = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThatThrownBy(() -> canonical(more))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("expected at most 100 objects and arrays in each other");
  }

  @Test
  void theOrderOfAnArrayStays() {
    assertThat(canonical("{\"a\":[3,1,2,true,\"x\",null]}"))
        .isEqualTo("{\"a\":[3,1,2,true,\"x\",null]}");
  }

  @Test
  void charactersAreOneWayOnly() {
    assertThat(canonical("{\"a\":\"\\u0041\\/\\ud83d\\ude00\\u000a\"}"))
        .isEqualTo("{\"a\":\"A/\uD83D\uDE00\\n\"}");
  }

  @Test
  void plainTextValuesAreSortedToo() {
    assertThat(CanonicalJson.of(Map.of("sector", "energy", "name", "Exxon")))
        .isEqualTo(new JsonObject("{\"name\":\"Exxon\",\"sector\":\"energy\"}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":{\"b\":\"x\\u0000\"}} | metadata.a.b",
        "{\"a\":[[\"\\udc00\"]]} | metadata.a[][]",
        "{\"a\\u0000\":1} | metadata",
      })
  void whatJsonbCannotHoldIsRefusedByItsPlace(String json, String field) {
    assertThatThrownBy(() -> canonical(json))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining("expected text without NUL or lone surrogates");
  }

  private static String canonical(String json) {
    return CanonicalJson.object("metadata", Json.readTree(json.getBytes(StandardCharsets.UTF_8)))
        .text();
  }
}
