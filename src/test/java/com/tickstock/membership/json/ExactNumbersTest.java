package com.tickstock.membership.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Weight;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No digit is lost or added between an event, the stores and their readers. */
class ExactNumbersTest {
  private static final GroupKey GROUP = GroupKey.parse("DEFAULT/CUSTOM/mine");

  @ParameterizedTest
  @CsvSource({
    "0.0650, 0.065",
    "1e-7, 0.0000001",
    "1E+0, 1",
    "-0.0, 0",
    "0.1, 0.1",
    "-9.99994, -9.99994",
    "0.123456789012345678901234567890, 0.12345678901234567890123456789",
    "0.123456789012345678901234567891, 0.123456789012345678901234567891",
  })
  void aWeightIsThePlainFormOfTheSameNumber(String written, String plain) {
    Member member = member("{\"symbol\":\"A\",\"weight\":%s}".formatted(written));

    assertThat(member.weight()).hasValue(Weight.parse(written));
    assertThat(text(Json.write(member.weight()))).isEqualTo(plain);
  }

  @Test
  void aWeightOf31PlacesIsRefused() {
    assertThatThrownBy(() -> member("{\"symbol\":\"A\",\"weight\":1e-31}"))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessage("members[0].weight: weight is \"1E-31\": expected at most 30 decimal places");
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993, 9007199254740993",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "1.50, 1.50",
    "1e3, 1000",
    "1.5e-10, 0.00000000015",
    "-0.10, -0.10",
  })
  void aNumberInMetadataKeepsItsDigits(String written, String kept) {
    Member member = member("{\"symbol\":\"A\",\"metadata\":{\"n\":[%s]}}".formatted(written));

    assertThat(member.metadata().orElseThrow().text()).isEqualTo("{\"n\":[" + kept + "]}");
    assertThat(text(Json.write(member.metadata()))).isEqualTo("{\"n\":[" + kept + "]}");
  }

  @ParameterizedTest
  @CsvSource({"1e1001", "1e-1001", "1e999999999", "-1e-999999999"})
  void aGiantNumberInMetadataIsRefusedAtOnce(String giant) {
    assertThatThrownBy(() -> member("{\"symbol\":\"A\",\"metadata\":{\"n\":%s}}".formatted(giant)))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageStartingWith("members[0].metadata: metadata.n is ")
        .hasMessageEndingWith("expected at most 1000 digits");
  }

  private static Member member(String json) {
    String event =
        """
        {"specversion":"1.0","id":"1","source":"http",
         "type":"com.tickstock.membership.MembersReplaced.v1","data":{"members":[%s]}}"""
            .formatted(json);
    GroupEvent read =
        EventJson.envelope(event.getBytes(StandardCharsets.UTF_8))
            .logged(GROUP, Instant.EPOCH, 0)
            .event();
    return ((GroupEvent.MembersReplaced) read).members().values().iterator().next();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
