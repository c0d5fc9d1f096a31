package com.tickstock.membership.group;

import java.util.Optional;

/** The attributes of a group other than its members. */
public record Definition(
    Optional<String> description,
    Optional<JsonObject> metadata,
    Optional<JsonObject> liquidityFilter) {
  public static final Definition NONE =
      new Definition(Optional.empty(), Optional.empty(), Optional.empty());

  public Definition {
    description.ifPresent(text -> Text.free("description", text));
  }
}
