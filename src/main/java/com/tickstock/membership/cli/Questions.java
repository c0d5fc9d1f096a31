package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.UniverseJson;
import com.tickstock.membership.report.Stats;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person asks the service. Every method throws {@link ServiceProblemException} where there
 * is no such thing.
 *
 * @param asOf empty: now
 */
record Questions(ServiceClient service, Environment environment, Optional<Instant> asOf) {

  SymbolJson symbol(Symbol symbol) {
    String path = "/v1/symbols/" + ServiceClient.segment(symbol.value());
    return service.ask(path + query(), SymbolJson.class);
  }

  GroupJson group(GroupKey key) {
    return service.ask(ServiceClient.path(key) + query(), GroupJson.class);
  }

  /**
   * @param names with a colon between them; a slash comes after a type
   */
  UniverseJson universe(String names) {
    if (names.isBlank()) {
      throw new InvalidValueException("--universe", names, "names of groups, as SPY:QQQ:dow30");
    }
    String path =
        Arrays.stream(names.split("/", -1))
            .map(part -> ServiceClient.segment(part).replace("%3A", ":"))
            .collect(Collectors.joining("/", "/v1/universes/", ""));
    return service.ask(path + query(), UniverseJson.class);
  }

  Stats stats() {
    return service.ask("/v1/stats" + query(), Stats.class);
  }

  private String query() {
    return "?environment=" + environment + asOf.map(time -> "&asOf=" + time).orElse("");
  }
}
