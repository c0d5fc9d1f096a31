package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.FileOptions;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadRequest;
import com.tickstock.membership.loader.Loader;
import com.tickstock.membership.topic.EventPublisher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code load}: converts holdings files to events. */
@Command(
    name = "load",
    description = {
      "Loads the CSV and XLSX files of a folder, all in one transaction: issuers' files as"
          + " downloaded, and lists of symbols. A file with a bad row is refused as a whole; a file"
          + " that fails a gate is refused unless --force is given; the others load.",
      "",
      "Examples:",
      "  membership load",
      "  membership load etf --only SPY,QQQ --mode dry-run",
      "  membership load --dir downloads --mode incremental",
      "  membership load sectors --as-of 2025-06-30",
      "  membership load --verbose",
      "  membership load --history --dir histories --mode dry-run",
      "  membership load --dir downloads --exchanges more_exchanges.csv"
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  /** What to load. */
  enum Target {
    ALL,
    ETF,
    UNIVERSE,
    SECTORS,
    THEMES;

    private Set<GroupType> types() {
      return switch (this) {
        case ALL -> EnumSet.allOf(GroupType.class);
        case ETF -> EnumSet.of(GroupType.ETF);
        case UNIVERSE -> EnumSet.of(GroupType.UNIVERSE);
        case SECTORS -> EnumSet.of(GroupType.SECTOR);
        case THEMES -> EnumSet.of(GroupType.THEME);
      };
    }
  }

  private static final List<Setting> SETTINGS =
      Arrays.stream(Setting.values())
          .filter(s -> s.name().startsWith("LOAD_") || s == Setting.EXCHANGES)
          .toList();

  @Spec private CommandSpec spec;

  @Spec(Spec.Target.SELF)
  void addSettings(CommandSpec self) {
    SettingFlags.add(self, SETTINGS);
  }

  @Parameters(
      paramLabel = "TARGET",
      arity = "0..1",
      defaultValue = "ALL",
      description = "etf, universe, sectors, themes or all (default)")
  private Target target;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "full",
      converter = ModeConverter.Loading.class,
      description =
          "full (default): make the groups equal to their files; incremental: the same for changed"
              + " files only, and members that another source put stay; dry-run: report what full"
              + " would change and publish nothing")
  private LoadMode mode;

  @Option(
      names = "--keep-missing",
      description = "with incremental: keep members that are no longer in the file")
  private boolean keepMissing;

  @Option(
      names = "--history",
      description =
          "load only files with the header ticker,start_date,end_date: a line has the first day of"
              + " a membership and the first day without it (empty: still a member)."
              + " sp500_history.csv is for UNIVERSE sp500. incremental skips what is loaded"
              + " already; what another source put on a day stays. A corrected file replaces the"
              + " history of the group")
  private boolean history;

  @Option(
      names = "--end-inclusive",
      description =
          "with --history: end_date is the last day of a membership instead of the first day"
              + " without it")
  private boolean inclusiveEnds;

  @Option(names = "--force", description = "also load files that fail a gate")
  private boolean force;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "only these groups, as SPY,QQQ")
  private List<String> only = List.of();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "the folder (default: MEMBERSHIP_HOLDINGS_DIR, else holdings)")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "the effective day of the files (default: the date in the file, else now)")
  private Optional<String> asOf = Optional.empty();

  @Mixin private ServiceOptions service;

  @Option(
      names = "--verbose",
      description = "also list unchanged groups, and the file of each group")
  private boolean verbose;

  @Option(names = "--json", description = "the report as JSON")
  private boolean json;

  @Override
  public Integer call() {
    if (keepMissing && mode != LoadMode.INCREMENTAL) {
      throw new ParameterException(
          spec.commandLine(), "--keep-missing: expected with --mode incremental");
    }
    if (history && (keepMissing || asOf.isPresent())) {
      throw new ParameterException(
          spec.commandLine(),
          "--history: expected without --as-of and --keep-missing, as its lines have dates");
    }
    if (inclusiveEnds && !history) {
      throw new ParameterException(spec.commandLine(), "--end-inclusive: expected with --history");
    }
    Config config = SettingFlags.config(spec);
    ServiceClient client = service.client();
    Backend.Info info = client.info();
    Environment of = service.environment(info);
    LoadRequest request =
        new LoadRequest(
            directory.orElse(config.holdingsDir()),
            of,
            target.types(),
            Set.copyOf(only),
            mode,
            asOf.map(text -> EffectiveTime.parse("--as-of", text)),
            force ? Optional.empty() : Optional.of(config.loadGates()),
            keepMissing,
            FileOptions.of(config, inclusiveEnds));
    Map<String, Object> kafka = Brokers.client(info);
    Loader loader =
        new Loader(
            new ServiceGroups(client),
            within -> EventPublisher.transactional(kafka, of.name(), Clock.systemUTC(), within),
            Terminal.progress("loading"),
            Clock.systemUTC());
    LoadReport report = history ? loader.loadHistories(request) : loader.load(request);
    print(report);
    if (report.lines().size() == report.count(LoadReport.Result.LEFT_ALONE)) {
      // a workflow that loads nothing must not look successful
      spec.commandLine()
          .getErr()
          .printf("No file in %s matches the request.%n", request.directory());
      return ExitCode.FAILED;
    }
    return report.hasRefusals() ? ExitCode.SOME_REFUSED : ExitCode.DONE;
  }

  private void print(LoadReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(report));
      out.flush();
    } else {
      LoadTable.print(out, report, verbose);
    }
  }
}
