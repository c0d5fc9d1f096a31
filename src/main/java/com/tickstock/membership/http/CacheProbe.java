package com.tickstock.membership.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.json.SymbolJson;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.validation.Finding;
import com.tickstock.membership.validation.Rule;
import com.tickstock.membership.validation.Validation;
import com.tickstock.membership.validation.Validator;
import com.tickstock.membership.validation.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs typical client queries and measures how long they take. */
final class CacheProbe {
  /** The rules that compare the groups with the symbol index in both directions. */
  private static final Set<Rule> BOTH_WAYS =
      EnumSet.of(Rule.NO_ORPHAN_SYMBOLS, Rule.DIRECTIONS_AGREE);

  private static final String ETF = "SPY";
  private static final String STOCK = "AAPL";

  private final MembershipQueries queries;
  private final Validator validator;
  private final Environment environment;

  CacheProbe(MembershipQueries queries, Validator validator, Environment environment) {
    this.queries = queries;
    this.validator = validator;
    this.environment = environment;
  }

  /** Reads every group by name, and every symbol, once. */
  void readEverything() {
    queries.groups(environment, group -> queries.group(group.key()));
    queries.symbols(environment, symbol -> {});
  }

  /**
   * @param cached always true: every answer comes from the stores
   */
  @JsonNaming(SnakeCaseStrategy.class)
  private record Counted(String query, int count, BigDecimal elapsedMs, boolean cached) {}

  private record SectorOfStock(String sector, String industry) {}

  @JsonNaming(SnakeCaseStrategy.class)
  private record Classified(String query, SectorOfStock result, BigDecimal elapsedMs) {}

  @JsonNaming(SnakeCaseStrategy.class)
  private record Checked(String query, List<String> checked, BigDecimal elapsedMs) {}

  /**
   * Returns the results by test name.
   *
   * @throws ProblemException if the groups and the symbol index disagree
   */
  Map<String, Object> results() {
    Stopwatch listing = new Stopwatch();
    List<GroupSummaryJson> etfs = etfs();
    BigDecimal listed = listing.millis();
    GroupKey etf = asked(etfs);
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("etf_holdings", holdings(etf, " holdings"));
    results.put("etf_holdings_cached", holdings(etf, " holdings (cached)"));
    results.put("stock_sector", sector(new Symbol(STOCK)));
    results.put("all_etfs", new Counted("All ETFs", etfs.size(), listed, true));
    results.put("groups_and_symbols", bothWays());
    return results;
  }

  /** Returns the best known ETF, or another one if it does not exist. */
  private GroupKey asked(List<GroupSummaryJson> etfs) {
    GroupKey known = new GroupKey(environment, GroupType.ETF, ETF);
    List<GroupKey> keys = etfs.stream().map(GroupSummaryJson::key).toList();
    return keys.isEmpty() || keys.contains(known) ? known : keys.get(0);
  }

  private List<GroupSummaryJson> etfs() {
    List<GroupSummaryJson> etfs = new ArrayList<>();
    queries.groups(
        environment,
        group -> {
          if (group.type() == GroupType.ETF) {
            etfs.add(group);
          }
        });
    return etfs;
  }

  private Counted holdings(GroupKey etf, String what) {
    Stopwatch watch = new Stopwatch();
    int count =
        queries
            .group(etf)
            .filter(StoredGroup::exists)
            .map(StoredGroup::group)
            .map(GroupJson::memberCount)
            .orElse(0);
    return new Counted(etf.name() + what, count, watch.millis(), true);
  }

  private Classified sector(Symbol symbol) {
    Stopwatch watch = new Stopwatch();
    Optional<SymbolJson> found = queries.symbol(environment, symbol).map(SymbolJson::of);
    SectorOfStock sector =
        new SectorOfStock(
            found.flatMap(SymbolJson::sector).orElse("unknown"),
            found.flatMap(SymbolJson::industry).orElse("Unknown"));
    return new Classified(symbol + " sector", sector, watch.millis());
  }

  private Checked bothWays() {
    Stopwatch watch = new Stopwatch();
    List<Validation.Check> checks =
        validator.validate(environment).checks().stream()
            .filter(check -> BOTH_WAYS.contains(check.rule()))
            .toList();
    BigDecimal elapsed = watch.millis();
    String failures =
        checks.stream()
            .flatMap(check -> check.findings().stream())
            .filter(finding -> finding.verdict() == Verdict.FAIL)
            .map(CacheProbe::line)
            .collect(Collectors.joining("; "));
    if (!failures.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.CACHE_TEST_FAILED, failures));
    }
    return new Checked(
        "every group and every symbol, both ways",
        checks.stream().map(Validation.Check::checked).toList(),
        elapsed);
  }

  private static String line(Finding finding) {
    return finding.subject() + ": " + finding.detail();
  }
}
