package com.tickstock.membership.group;

import java.util.Objects;
import java.util.Optional;

/** A symbol in a group, as it is true: two members are equal when nothing about them differs. */
public record Member(Symbol symbol, Optional<Weight> weight, Optional<JsonObject> metadata) {
  public Member {
    Objects.requireNonNull(symbol);
  }
}
