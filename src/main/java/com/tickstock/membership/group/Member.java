package com.tickstock.membership.group;

import java.util.Objects;
import java.util.Optional;

/** A symbol in a group. Two members are equal if symbol, weight and metadata are equal. */
public record Member(Symbol symbol, Optional<Weight> weight, Optional<JsonObject> metadata) {
  public Member {
    Objects.requireNonNull(symbol);
  }
}
