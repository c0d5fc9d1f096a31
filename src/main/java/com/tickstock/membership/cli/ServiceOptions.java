package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which service a command asks, and about which environment. */
final class ServiceOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "where the service is (default: ${DEFAULT-VALUE})")
  private String url;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "DEFAULT, TEST, UAT or PROD (default: the service's)")
  private Optional<String> environment = Optional.empty();

  ServiceClient client() {
    return new ServiceClient(url);
  }

  /** What was named, else the environment that the service is in. */
  Environment environment(ServiceClient service) {
    return Environment.parse(environment.orElseGet(() -> service.info().environment()));
  }
}
