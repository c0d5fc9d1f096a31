package com.tickstock.membership.validation;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.projection.GroupTables;
import com.tickstock.membership.projection.ProjectionException;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.store.StoredGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All data, read once and checked against the rules. Concurrent writes may cause false findings.
 *
 * @param late by group, the groups whose tables could not be compared
 * @param trouble why the tables do not follow; empty if they do
 */
record StoreReading(
    List<Result> results, Map<String, LaggingGroup> late, Optional<String> trouble) {

  static StoreReading of(
      Environment environment, MembershipQueries queries, GroupTables tables, LoadGates gates) {
    GroupChecks groups = new GroupChecks();
    IndexCheck index = new IndexCheck(environment);
    SectorCheck sectors = new SectorCheck();
    WeightCheck weights = new WeightCheck(gates);
    queries.groups(
        environment,
        summary -> {
          groups.add(summary);
          group(queries, summary.key())
              .ifPresent(
                  group -> {
                    index.add(group);
                    weights.add(group);
                  });
        });
    queries.symbols(
        environment,
        symbol -> {
          sectors.add(symbol);
          index.add(symbol);
        });
    List<Result> results = new ArrayList<>(groups.results());
    results.add(sectors.result());
    results.addAll(index.results(queries));
    results.add(weights.result());
    TableCheck check = new TableCheck(queries::group);
    results.add(tables(environment, queries, tables, check));
    return new StoreReading(results, check.late(), tables.trouble());
  }

  private static Result tables(
      Environment environment, MembershipQueries queries, GroupTables tables, TableCheck check) {
    try {
      tables.read(environment, check::add);
      queries.groups(environment, check::addStored);
      return check.result();
    } catch (ProjectionException e) {
      return new Result(
          Rule.TABLES_EQUAL_STORES, "nothing", List.of(Finding.failure("tables", e.getMessage())));
    }
  }

  /** Whether no second reading is needed. */
  boolean isClean() {
    return late.isEmpty() && results.stream().allMatch(result -> result.findings().isEmpty());
  }

  static Optional<GroupJson> group(MembershipQueries queries, GroupKey key) {
    return queries
        .group(key)
        .filter(StoredGroup::exists)
        .map(group -> Json.read(group.json(), GroupJson.class));
  }
}
