package com.tickstock.membership.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.GroupKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading is strict, and errors name the field and the reason. */
class StrictReadingTest {
  private static final GroupKey GROUP = GroupKey.parse("DEFAULT/CUSTOM/mine");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"members\":[],\"memebrs\":[]} | memebrs"
            + "| memebrs: unknown field: expected one of createdAt, definition, file, members, rowId",
        "{\"members\":[{\"symbol\":\"A\"},{\"symbol\":\"B\",\"wieght\":1}]} | members[1].wieght"
            + "| members[1].wieght: unknown field: expected one of addedAt, line, metadata, rowId, symbol, weight",
        "{\"members\":[{\"symbol\":\"A\",\"weight\":\"0.5\"}]} | members[0].weight"
            + "| members[0].weight: expected a number",
        "{\"members\":[{\"symbol\":\"A\",\"weight\":true}]} | members[0].weight"
            + "| members[0].weight: expected a number",
        "{\"members\":[{\"symbol\":7}]} | members[0].symbol"
            + "| members[0].symbol: expected a string",
        "{\"members\":[{\"symbol\":\"A\",\"metadata\":\"x\"}]} | members[0].metadata"
            + "| members[0].metadata: expected an object",
        "{\"members\":[{\"symbol\":\"A\",\"metadata\":[]}]} | members[0].metadata"
            + "| members[0].metadata: expected an object",
        "{\"members\":[\"A\"]} | members[0] | members[0]: expected an object",
        "{\"members\":\"A\"} | members | members: expected an array",
        "{\"members\":[],\"definition\":[]} | definition | definition: expected an object",
        "{\"members\":[],\"definition\":{\"x\":1}} | definition.x"
            + "| definition.x: unknown field: expected one of description, liquidityFilter, metadata",
        "{} | members | members: a required field is missing: members",
        "{\"members\":[{\"symbol\":\"A\"},{\"symbol\":\"=1+1\"}]} | members[1].symbol"
            + "| members[1].symbol is \"=1+1\": expected a ticker, as AAPL, BRK.B or 7203 JP: letters,"
            + " digits and &, a share class behind a dot, a market of two letters behind a space",
        "{\"members\":[{\"symbol\":\"A/B.C\"}]} | members[0].symbol"
            + "| members[0].symbol: symbol is \"A/B.C\": expected a ticker, as AAPL, BRK.B or 7203 JP:"
            + " letters, digits and &, a share class behind a dot, a market of two letters behind a space",
      })
  void aFieldThatIsNotWhatItShouldBeIsNamed(String data, String field, String message) {
    isInvalid(data, field, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"members\":[{\"symbol\":\"A\",\"line\":1.5}]} | members[0].line"
            + "| members[0].line: expected a whole number",
        "{\"members\":[{\"symbol\":\"A\",\"line\":\"12\"}]} | members[0].line"
            + "| members[0].line: expected a whole number",
        "{\"members\":[],\"definition\":{\"description\":5}} | definition.description"
            + "| definition.description: expected a string",
        "{\"members\":[],\"definition\":{\"description\":true}} | definition.description"
            + "| definition.description: expected a string",
        "{\"members\":[],\"file\":7} | file | file: expected a string",
      })
  void aValueOfAnotherKindIsNotTurnedIntoTheRightOne(String data, String field, String message) {
    isInvalid(data, field, message);
  }

  private static void isInvalid(String data, String field, String message) {
    byte[] event =
        """
        {"specversion":"1.0","id":"1","source":"http",
         "type":"com.tickstock.membership.MembersReplaced.v1","data":%s}"""
            .formatted(data)
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> EventJson.envelope(event).logged(GROUP, Instant.EPOCH, 0))
        .isInstanceOfSatisfying(
            InvalidJsonException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessage(message);
  }

  @Test
  void aFieldThatStandsTwiceIsNamed() {
    assertThatThrownBy(() -> read("{\"weight\":1,\n \"weight\":2}"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessage("not JSON at line 2, column 10: the field 'weight' appears twice");
  }

  @Test
  void aSecondValueIsTooMuch() {
    assertThatThrownBy(() -> read("{} {}"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessage("expected exactly one JSON value");
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessage("expected exactly one JSON value");
  }

  @Test
  void textThatIsNoJsonIsPlaced() {
    assertThatThrownBy(() -> read("{\"a\":1,\n\"b\" 2}"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageStartingWith("not JSON at line 2, column 5: Unexpected character ('2'");
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "01", "+1", ".5", "0x10", "1_000"})
  void aNumberThatIsNoneIsNotJson(String number) {
    assertThatThrownBy(() -> read("{\"a\":" + number + "}"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageStartingWith("not JSON at line 1, column ");
  }

  private static Object read(String json) {
    return Json.readTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
