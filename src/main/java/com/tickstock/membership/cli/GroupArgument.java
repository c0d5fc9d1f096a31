package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.http.Backend;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The group argument of a command, and the service that holds the group. */
final class GroupArgument {
  @Parameters(index = "0", paramLabel = "GROUP", description = "as ETF/SPY or DEFAULT/ETF/SPY")
  private String group;

  @Mixin private ServiceOptions service;

  ServiceClient client() {
    return service.client();
  }

  /**
   * @throws InvalidValueException if the text is not a group, or if its environment differs from
   *     --environment
   */
  GroupKey key(Backend.Info info) {
    boolean whole = group.split("/", -1).length == 3;
    GroupKey key =
        GroupKey.parse(whole ? group : service.environment(info) + "/" + group).composed();
    Optional<Environment> named = service.named();
    if (whole && named.filter(e -> e != key.environment()).isPresent()) {
      throw new InvalidValueException(
          "GROUP", key, "a group of %s, because of --environment".formatted(named.get()));
    }
    return key;
  }
}
