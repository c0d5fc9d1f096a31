package com.tickstock.membership.loader;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which files to load, and how.
 *
 * @param only names of groups; empty: all
 * @param asOf when they hold from; empty: what the file says, else now
 * @param gates empty: a person has looked at the files
 * @param keepMissing whether members that a file no longer has stay; in an incremental load
 */
public record LoadRequest(
    Path directory,
    Environment environment,
    Set<GroupType> types,
    Set<String> only,
    LoadMode mode,
    Optional<Instant> asOf,
    Optional<LoadGates> gates,
    boolean keepMissing,
    FileOptions files) {
  public LoadRequest {
    only = only.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  boolean wants(GroupKey group) {
    return types.contains(group.type())
        && (only.isEmpty() || only.contains(group.name().toLowerCase(Locale.ROOT)));
  }
}
