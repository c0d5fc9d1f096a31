package com.tickstock.membership.topology;

import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Weight;
import java.util.Optional;

/**
 * A row of {@code symbol-groups} or {@code symbol-history}: a symbol in a group.
 *
 * @param version of the group, that said so
 * @param member false, in the history alone: from then on it is not
 */
public record SymbolRow(
    long version, boolean member, Optional<Weight> weight, Optional<JsonObject> metadata) {}
