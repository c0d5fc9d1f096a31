package com.tickstock.membership.http;

import com.tickstock.membership.access.Role;
import io.javalin.security.RouteRole;
import java.util.Optional;

/** The role that a route requires of its caller. Each route must declare exactly one. */
enum RequiredRole implements RouteRole {
  NOTHING(Optional.empty()),
  READ(Optional.of(Role.READ)),
  PUBLISH(Optional.of(Role.PUBLISH)),
  ADMIN(Optional.of(Role.ADMIN));

  private final Optional<Role> role;

  RequiredRole(Optional<Role> role) {
    this.role = role;
  }

  Optional<Role> role() {
    return role;
  }
}
