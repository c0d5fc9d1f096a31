package com.tickstock.membership.json;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.JsonObject;
import java.util.Optional;

/** A group's definition in events and changes. */
public record DefinitionJson(
    Optional<String> description,
    Optional<JsonObject> metadata,
    Optional<JsonObject> liquidityFilter) {

  public DefinitionJson {
    description = MemberJson.orEmpty(description);
    metadata = MemberJson.orEmpty(metadata);
    liquidityFilter = MemberJson.orEmpty(liquidityFilter);
  }

  public static DefinitionJson of(Definition definition) {
    return new DefinitionJson(
        definition.description(), definition.metadata(), definition.liquidityFilter());
  }

  public Definition definition() {
    return new Definition(description, metadata, liquidityFilter);
  }
}
