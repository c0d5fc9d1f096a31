package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.http.Backend;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The service and the environment that a command uses. */
final class ServiceOptions {
  @Mixin private ServiceUrl service;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "DEFAULT, TEST, UAT or PROD (default: the service's)")
  private Optional<String> environment = Optional.empty();

  ServiceClient client() {
    return service.client();
  }

  /** Empty if no environment was given. */
  Optional<Environment> named() {
    return environment.map(Environment::parse);
  }

  /** The given environment, else the service's. */
  Environment environment(ServiceClient client) {
    return named().orElseGet(() -> Environment.parse(client.info().environment()));
  }

  /** The same, if the service's info is known already. */
  Environment environment(Backend.Info info) {
    return named().orElseGet(() -> Environment.parse(info.environment()));
  }
}
