package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.SetOperation;
import com.tickstock.membership.report.ReportTables;
import com.tickstock.membership.ticker.Tickers;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code query}: answers one query. */
@Command(
    name = "query",
    description = {
      "Shows the members of a group, its history, the groups of a stock, the overlap of groups, or"
          + " counts; now, as of a past day, or as known at a time.",
      "",
      "Examples:",
      "  membership query --stock AAPL",
      "  membership query --etf SPY --as-of 2025-06-30",
      "  membership query --etf SPY --as-of 2025-06-30 --known-at 2025-07-01T09:30:00Z",
      "  membership query --etf SPY --member AAPL",
      "  membership query --history UNIVERSE/sp500 --limit 50",
      "  membership query --history UNIVERSE/sp500 --member AAPL",
      "  membership query --universe SPY:QQQ:dow30 --op intersection --json",
      "  membership query --overlap SPY,QQQ,THEME/ai_leaders",
      "  membership query --list --type ETF,THEME --search ai",
      "  membership query --stats"
    },
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
  private static final int PAGE = 20;

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private QueryQuestion question;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "the state at this time, as it is known now (default: now)")
  private Optional<String> asOf = Optional.empty();

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description =
          "ignore events that were recorded later; without --as-of: the state at this time, as it"
              + " was known then")
  private Optional<String> knownAt = Optional.empty();

  @Option(
      names = "--op",
      paramLabel = "OPERATION",
      description = "with --universe: union (default), intersection or difference")
  private Optional<String> operation = Optional.empty();

  @Option(
      names = "--member",
      paramLabel = "SYMBOL",
      description = "with --history or a group: when this stock was a member, and why")
  private Optional<String> member = Optional.empty();

  @Option(
      names = "--type",
      paramLabel = "TYPES",
      description = "with --list: groups of these types, as ETF,THEME")
  private Optional<String> types = Optional.empty();

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "with --list: groups with this text in the name or the description")
  private Optional<String> search = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "with --history: how many events, 1 to 100 (default: 20)")
  private Optional<Integer> limit = Optional.empty();

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() {
    requireFitting();
    Questions.When when =
        new Questions.When(
            asOf.map(text -> EffectiveTime.parse("--as-of", text)),
            knownAt.map(text -> EffectiveTime.parse("--known-at", text)));
    Optional<SetOperation> op = operation.map(SetOperation::parse);
    ServiceClient client = service.client();
    Environment of = service.environment(client);
    Optional<GroupKey> group = question.group(of);
    Questions ask = new Questions(client, of, when);
    if (group.isPresent()) {
      answer(ask, group.get());
    } else {
      answer(ask, op);
    }
    return ExitCode.DONE;
  }

  /** Rejects options that the query would ignore. */
  private void requireFitting() {
    boolean history = question.history.isPresent() && member.isEmpty();
    boolean aboutNow = question.stats || question.list || history;
    boolean oneGroup = question.group(Environment.DEFAULT).isPresent();
    require("--as-of", asOf.isEmpty() || !aboutNow, "without --stats, --list and --history");
    require(
        "--known-at",
        knownAt.isEmpty() || !(aboutNow || member.isPresent()),
        "without --stats, --list, --history and --member");
    require("--type", types.isEmpty() || question.list, "with --list");
    require("--search", search.isEmpty() || question.list, "with --list");
    require("--op", operation.isEmpty() || question.universe.isPresent(), "with --universe");
    require(
        "--member",
        member.isEmpty() || oneGroup,
        "with --etf, --sector, --theme, --custom, --segment or --history");
    require("--limit", limit.isEmpty() || history, "with --history and without --member");
  }

  private void require(String option, boolean fits, String expected) {
    if (!fits) {
      throw new ParameterException(
          spec.commandLine(), "%s: expected %s".formatted(option, expected));
    }
  }

  private void answer(Questions ask, GroupKey group) {
    if (member.isPresent()) {
      print(ask.member(group, Tickers.parse("--member", member.get())), TimeTables::member);
    } else if (question.history.isPresent()) {
      print(ask.history(group, limit.orElse(PAGE)), TimeTables::history);
    } else {
      print(ask.group(group), QueryTables::group);
    }
  }

  private void answer(Questions ask, Optional<SetOperation> op) {
    if (question.stock.isPresent()) {
      print(ask.symbol(Tickers.parse("--stock", question.stock.get())), QueryTables::symbol);
    } else if (question.universe.isPresent()) {
      print(ask.universe(question.universe.get(), op), QueryTables::universe);
    } else if (question.overlap.isPresent()) {
      print(ask.overlap(question.overlap.get()), QueryTables::overlap);
    } else if (question.list) {
      print(ask.groups(types, search), QueryTables::list);
    } else {
      print(ask.stats(), (out, stats) -> out.print(Cells.tables(ReportTables.of(stats))));
    }
  }

  private <T> void print(T answer, BiConsumer<PrintWriter, T> table) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(answer));
    } else {
      table.accept(out, answer);
    }
    out.flush();
  }
}
