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
 * The groups of a symbol, sorted by type and name.
 *
 * @param sector the name of its SECTOR group
 * @param industry the industry in that membership's metadata, or else in that of an earlier sector
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SymbolJson(
    Symbol symbol, Optional<String> sector, Optional<String> industry, List<InGroup> groups) {

  /** A group that holds the symbol. An unknown weight is null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record InGroup(GroupType type, String name, Optional<Weight> weight) {}

  /** The same, with the metadata of the membership. */
  public record Holder(
      GroupType type, String name, Optional<Weight> weight, Optional<JsonObject> metadata) {}

  /**
   * @param holders sorted by type and name
   * @param sector the holder that is the symbol's sector
   */
  public static SymbolJson of(Symbol symbol, List<Holder> holders, Optional<Holder> sector) {
    return new SymbolJson(
        symbol,
        sector.map(Holder::name),
        sector.flatMap(Holder::metadata).flatMap(SymbolJson::industry),
        holders.stream().map(h -> new InGroup(h.type(), h.name(), h.weight())).toList());
  }

  /** Reads an encoded answer. */
  public static SymbolJson of(EncodedAnswer symbol) {
    return Json.read(symbol.json(), SymbolJson.class);
  }

  /** The industry in the metadata of a sector membership. */
  public static Optional<String> industry(JsonObject metadata) {
    return Optional.ofNullable(Json.readTree(metadata).path("industry").textValue());
  }

  public SymbolJson withIndustry(String text) {
    return new SymbolJson(symbol, sector, Optional.of(text), groups);
  }

  /** The same with only the groups of these types. */
  public SymbolJson only(Set<GroupType> types) {
    List<InGroup> some = groups.stream().filter(group -> types.contains(group.type())).toList();
    return new SymbolJson(symbol, sector, industry, some);
  }
}
