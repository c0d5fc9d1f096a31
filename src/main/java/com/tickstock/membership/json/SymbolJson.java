package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The groups of a symbol, by type and name.
 *
 * @param sector the name of its SECTOR group
 * @param industry what that membership's metadata says
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SymbolJson(
    Symbol symbol, Optional<String> sector, Optional<String> industry, List<InGroup> groups) {

  /** A group that holds the symbol; a weight that is not known is null. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record InGroup(GroupType type, String name, Optional<Weight> weight) {}

  /** With the groups of these types alone. */
  public SymbolJson only(Set<GroupType> types) {
    List<InGroup> some = groups.stream().filter(group -> types.contains(group.type())).toList();
    return new SymbolJson(symbol, sector, industry, some);
  }
}
