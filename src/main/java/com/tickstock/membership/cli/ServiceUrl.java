package com.tickstock.membership.cli;

import com.tickstock.membership.config.Access;
import picocli.CommandLine.Option;

/** The service that a command uses. */
final class ServiceUrl {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "the URL of the service (default: ${DEFAULT-VALUE})")
  private String url;

  ServiceClient client() {
    return new ServiceClient(url, Access.clientIdentity(System.getenv()));
  }
}
