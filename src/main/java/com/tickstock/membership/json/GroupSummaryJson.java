package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import java.time.Instant;
import java.util.Optional;

/** The summary of a group, for lists. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GroupSummaryJson(
    Environment environment,
    GroupType type,
    String name,
    Optional<String> description,
    int memberCount,
    long version,
    Instant effectiveAt,
    Instant updatedAt) {
  /** Reads only the version. */
  public static long version(byte[] json) {
    return Json.number(json, "version");
  }

  public GroupKey key() {
    return new GroupKey(environment, type, name);
  }
}
