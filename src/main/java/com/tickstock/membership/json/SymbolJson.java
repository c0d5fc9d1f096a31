package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The groups of a symbol, by type and name.
 *
 * @param sector the name of its SECTOR group
 * @param industry what that membership's metadata says, or else what one in an earlier sector said
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SymbolJson(
    Symbol symbol, Optional<String> sector, Optional<String> industry, List<InGroup> groups) {

  /** A group that holds the symbol; a weight that is not known is null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record InGroup(GroupType type, String name, Optional<Weight> weight) {}

  /** The same, with what the membership's metadata says. */
  public record Holder(
      GroupType type, String name, Optional<Weight> weight, Optional<JsonObject> metadata) {}

  /**
   * @param holders by type and name
   * @param sector the one of them that says its sector
   */
  public static SymbolJson of(Symbol symbol, List<Holder> holders, Optional<Holder> sector) {
    return new SymbolJson(
        symbol,
        sector.map(Holder::name),
        sector.flatMap(Holder::metadata).flatMap(SymbolJson::industry),
        holders.stream().map(h -> new InGroup(h.type(), h.name(), h.weight())).toList());
  }

  /** What is served of a symbol. */
  public static SymbolJson of(EncodedAnswer symbol) {
    return Json.read(symbol.json(), SymbolJson.class);
  }

  /** What a membership in a sector says of the industry. */
  public static Optional<String> industry(JsonObject metadata) {
    return Optional.ofNullable(Json.readTree(metadata).path("industry").textValue());
  }

  public SymbolJson withIndustry(String text) {
    return new SymbolJson(symbol, sector, Optional.of(text), groups);
  }

  /** With the groups of these types alone. */
  public SymbolJson only(Set<GroupType> types) {
    List<InGroup> some = groups.stream().filter(group -> types.contains(group.type())).toList();
    return new SymbolJson(symbol, sector, industry, some);
  }
}
