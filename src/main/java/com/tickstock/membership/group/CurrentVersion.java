package com.tickstock.membership.group;

import java.util.Optional;

/**
 * The current version of a group and its state.
 *
 * @param version 0 if it has no version yet; keeps counting after the group was retired
 */
public record CurrentVersion(long version, Optional<Group> now) {
  public static final CurrentVersion NONE = new CurrentVersion(0, Optional.empty());
}
