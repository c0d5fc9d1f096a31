package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.http.Backend;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which service a command asks, and about which environment. */
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

  /** Empty where none was named. */
  Optional<Environment> named() {
    return environment.map(Environment::parse);
  }

  /** What was named, else the environment that the service is in. */
  Environment environment(ServiceClient client) {
    return named().orElseGet(() -> Environment.parse(client.info().environment()));
  }

  /** Likewise, where the service has said it already. */
  Environment environment(Backend.Info info) {
    return named().orElseGet(() -> Environment.parse(info.environment()));
  }
}
