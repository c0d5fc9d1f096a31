package com.tickstock.membership.cli;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.report.ReportTables;
import java.io.PrintWriter;
import java.time.Instant;
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

/** {@code query}: one question, one answer. */
@Command(
    name = "query",
    description = {
      "Says what is in a group, which groups a stock is in, or how much there is of everything.",
      "",
      "Examples:",
      "  membership query --stock AAPL",
      "  membership query --etf SPY --as-of 2025-06-30",
      "  membership query --universe SPY:QQQ:dow30 --json",
      "  membership query --stats"
    },
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
  /** Exactly one of these. */
  static final class Question {
    @Option(names = "--stock", paramLabel = "SYMBOL", description = "the groups that hold it")
    private Optional<String> stock = Optional.empty();

    @Option(names = "--etf", paramLabel = "NAME", description = "the holdings of a fund")
    private Optional<String> etf = Optional.empty();

    @Option(names = "--sector", paramLabel = "NAME", description = "the stocks of a sector")
    private Optional<String> sector = Optional.empty();

    @Option(names = "--theme", paramLabel = "NAME", description = "the stocks of a theme")
    private Optional<String> theme = Optional.empty();

    @Option(
        names = "--universe",
        paramLabel = "NAMES",
        description = "groups put together, as SPY:QQQ:dow30 or SPY:THEME/ai_leaders")
    private Optional<String> universe = Optional.empty();

    @Option(names = "--stats", description = "counts of groups, sectors and symbols")
    private boolean stats;
  }

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Question question;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "as it was then, as far as is known now (default: now)")
  private Optional<String> asOf = Optional.empty();

  @Option(names = "--json", description = "the answer as JSON")
  private boolean json;

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() {
    Optional<Instant> time = asOf.map(text -> EffectiveTime.parse("--as-of", text));
    if (question.stats && time.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--stats is about now: leave --as-of out");
    }
    ServiceClient client = service.client();
    Environment of = service.environment(client);
    answer(new Questions(client, of, time), of);
    return ExitCode.DONE;
  }

  private void answer(Questions ask, Environment of) {
    if (question.stock.isPresent()) {
      print(ask.symbol(new Symbol(question.stock.get())), QueryTables::symbol);
    } else if (question.universe.isPresent()) {
      print(ask.universe(question.universe.get()), QueryTables::universe);
    } else if (question.stats) {
      print(ask.stats(), (out, stats) -> out.print(Cells.tables(ReportTables.of(stats))));
    } else {
      print(ask.group(group(of)), QueryTables::group);
    }
  }

  private GroupKey group(Environment of) {
    return question
        .etf
        .map(name -> new GroupKey(of, GroupType.ETF, name))
        .or(() -> question.sector.map(name -> new GroupKey(of, GroupType.SECTOR, name)))
        .or(() -> question.theme.map(name -> new GroupKey(of, GroupType.THEME, name)))
        .orElseThrow();
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
