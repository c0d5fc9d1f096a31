package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.MembershipJson;
import com.tickstock.membership.json.OverlapJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.SetOperation;
import com.tickstock.membership.query.UniverseJson;
import com.tickstock.membership.report.Stats;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The queries of {@code query}. Every method throws {@link ServiceProblemException} if the service
 * does not find the group or symbol.
 */
record Questions(ServiceClient service, Environment environment, When when) {

  /**
   * @param asOf the valid time; empty for now
   * @param knownAt the transaction time; empty for all events
   */
  record When(Optional<Instant> asOf, Optional<Instant> knownAt) {}

  SymbolJson symbol(Symbol symbol) {
    String path = "/v1/symbols/" + ServiceClient.segment(symbol.value());
    return service.ask(path + query(), SymbolJson.class);
  }

  GroupJson group(GroupKey key) {
    return service.ask(ServiceClient.path(key) + query(), GroupJson.class);
  }

  /** Reads all groups that match, page by page. */
  List<GroupSummaryJson> groups(Optional<String> types, Optional<String> search) {
    String filter =
        types.map(text -> "&type=" + ServiceClient.segment(text)).orElse("")
            + search.map(text -> "&search=" + ServiceClient.segment(text)).orElse("");
    return service.groups(environment, filter);
  }

  MembershipJson member(GroupKey key, Symbol symbol) {
    String path = ServiceClient.path(key) + "/members/" + ServiceClient.segment(symbol.value());
    return service.ask(path + query(), MembershipJson.class);
  }

  /**
   * @param limit the number of events, newest first
   */
  HistoryJson history(GroupKey key, int limit) {
    String path = ServiceClient.path(key) + "/history";
    return service.ask(path + query() + "&limit=" + limit, HistoryJson.class);
  }

  /**
   * @param names group names, separated by commas
   */
  OverlapJson overlap(String names) {
    String groups = "&groups=" + ServiceClient.segment(names);
    return service.ask("/v1/overlap" + query() + groups, OverlapJson.class);
  }

  /**
   * @param names group names, separated by colons; a slash follows a type
   * @param operation empty for the service's default
   */
  UniverseJson universe(String names, Optional<SetOperation> operation) {
    if (names.isBlank()) {
      throw new InvalidValueException("--universe", names, "names of groups, as SPY:QQQ:dow30");
    }
    String path =
        Arrays.stream(names.split("/", -1))
            .map(part -> ServiceClient.segment(part).replace("%3A", ":"))
            .collect(Collectors.joining("/", "/v1/universes/", ""));
    String op = operation.map(o -> "&op=" + o.wire()).orElse("");
    return service.ask(path + query() + op, UniverseJson.class);
  }

  Stats stats() {
    return service.ask("/v1/stats" + query(), Stats.class);
  }

  private String query() {
    return "?environment="
        + environment
        + when.asOf().map(time -> "&asOf=" + time).orElse("")
        + when.knownAt().map(time -> "&knownAt=" + time).orElse("");
  }
}
