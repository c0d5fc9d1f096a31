package com.tickstock.membership.service;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.SymbolJson;
import com.tickstock.membership.topology.StoredGroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The symbol index follows the groups by a moment: this waits for the groups of a load. */
record SymbolIndexWait(MembershipQueries queries) {
  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final Duration ASK_EVERY = Duration.ofMillis(5);

  /** Gives up after a while: somebody else may have changed a group meanwhile. */
  void until(LoadReport report) {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    report.lines().stream()
        .filter(line -> line.result() == LoadReport.Result.APPLIED)
        .flatMap(line -> line.group().stream())
        .map(GroupKey::parse)
        .forEach(group -> until(group, deadline));
  }

  private void until(GroupKey group, long deadline) {
    for (GroupJson.MemberOfGroup member : members(group)) {
      while (!isIndexed(group, member) && System.nanoTime() < deadline) {
        LockSupport.parkNanos(ASK_EVERY.toNanos());
      }
    }
  }

  private List<GroupJson.MemberOfGroup> members(GroupKey group) {
    return queries
        .group(group)
        .filter(StoredGroup::exists)
        .map(stored -> Json.read(stored.json(), GroupJson.class).members())
        .orElse(List.of());
  }

  private boolean isIndexed(GroupKey group, GroupJson.MemberOfGroup member) {
    Optional<SymbolJson> symbol = queries.symbol(group.environment(), member.symbol());
    return symbol.stream()
        .flatMap(found -> found.groups().stream())
        .anyMatch(in -> in.type() == group.type() && in.name().equals(group.name()));
  }
}
