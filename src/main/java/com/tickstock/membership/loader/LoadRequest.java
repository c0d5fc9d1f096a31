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
 * The files to load, and the options of the load.
 *
 * @param only names of groups; empty means all
 * @param asOf the time from which they hold; empty means the day of the file, or else now
 * @param gates empty if a person has looked at the files
 * @param keepMissing whether an incremental load keeps members that are no longer in the file
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
