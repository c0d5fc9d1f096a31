package com.tickstock.membership.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.GroupJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each difference between a source and the service is reported. */
class DifferencesTest {
  private static final GroupKey SPY = GroupKey.parse("DEFAULT/ETF/SPY");
  private static final Definition SAID = definition("500", "{\"a\":1}");

  @Test
  void whatIsTheSameHasNone() {
    assertThat(differences(false, members("A=0.5", "B"), members("A=0.50", "B"))).isEmpty();
  }

  @Test
  void membersAndWeightsThatDifferAreNamed() {
    assertThat(differences(false, members("A=0.5", "B", "C=1", "D"), members("A=0.51", "B=0", "X")))
        .containsExactly(
            "weight of A is 0.51, in the source 0.5",
            "weight of B is 0, in the source not there",
            "C is missing",
            "D is missing",
            "X is not in the source");
  }

  @Test
  void roundedWeightsAreTheSameWhenTheyRoundToTheSame() {
    assertThat(differences(true, members("A=0.0652"), members("A=0.06523"))).isEmpty();
    assertThat(differences(true, members("A=0.0652"), members("A=0.06525"))).hasSize(1);
    assertThat(differences(true, members("A=0.0652"), members("A"))).hasSize(1);
    assertThat(differences(false, members("A=0.0652"), members("A=0.06523"))).hasSize(1);
  }

  @Test
  void metadataAndDefinitionsThatDifferAreNamed() {
    SortedMap<Symbol, Member> noted = members("A");
    JsonObject note = new JsonObject("{\"n\":1}");
    Symbol a = new Symbol("A");
    noted.put(a, new Member(a, Optional.empty(), Optional.of(note)));

    assertThat(
            Differences.of(
                source(false, Optional.of(noted)), now(definition("600", "{}"), members("A"))))
        .containsExactly(
            "description is 600, in the source 500",
            "metadata is {}, in the source {\"a\":1}",
            "metadata of A is not there, in the source {\"n\":1}");
  }

  @Test
  void aSourceThatSaysNothingOfMembersDiffersInNone() {
    assertThat(Differences.of(source(false, Optional.empty()), now(SAID, members("A")))).isEmpty();
  }

  private static List<String> differences(
      boolean rounded, SortedMap<Symbol, Member> said, SortedMap<Symbol, Member> known) {
    return Differences.of(source(rounded, Optional.of(said)), now(SAID, known));
  }

  private static SourceGroup source(boolean rounded, Optional<SortedMap<Symbol, Member>> members) {
    return new SourceGroup(
        "row", SPY, SAID, members, 0, rounded, Origin.NONE, Optional.empty(), List.of());
  }

  private static GroupJson now(Definition definition, SortedMap<Symbol, Member> members) {
    return GroupJson.of(SPY, 1, Instant.EPOCH, new Group(definition, members, Instant.EPOCH));
  }

  private static Definition definition(String description, String metadata) {
    return new Definition(
        Optional.of(description), Optional.of(new JsonObject(metadata)), Optional.empty());
  }

  private static SortedMap<Symbol, Member> members(String... members) {
    SortedMap<Symbol, Member> bySymbol = new TreeMap<>();
    for (String member : members) {
      String[] parts = member.split("=", -1);
      Symbol symbol = new Symbol(parts[0]);
      Optional<Weight> weight =
          parts.length == 1 ? Optional.empty() : Optional.of(Weight.parse(parts[1]));
      bySymbol.put(symbol, new Member(symbol, weight, Optional.empty()));
    }
    return bySymbol;
  }
}
