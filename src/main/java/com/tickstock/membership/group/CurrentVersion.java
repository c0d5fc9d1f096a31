package com.tickstock.membership.group;

import java.util.Optional;

/**
 * Where a group stands.
 *
 * @param version 0 where nothing is known of it; goes on counting when it was retired
 */
public record CurrentVersion(long version, Optional<Group> now) {
  public static final CurrentVersion NONE = new CurrentVersion(0, Optional.empty());
}
