package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.migration.Migration;
import com.tickstock.membership.migration.MigrationReport;
import com.tickstock.membership.migration.MigrationReport.Result;
import com.tickstock.membership.migration.MigrationRequest;
import com.tickstock.membership.migration.MigrationRequest.Source;
import com.tickstock.membership.migration.WeightUnit;
import com.tickstock.membership.topic.EventPublisher;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code migrate}: converts older tables to events. */
@Command(
    name = "migrate",
    description = {
      "Migrates an older table into the log, all in one transaction, and verifies the result: every"
          + " group is read back from the service and compared with the source. The source is only"
          + " read.",
      "cache_entries: entries of the types etf_holdings, theme_definition, sector_industry_map,"
          + " stock_universe and etf_universe. tables: definition_groups and group_memberships,"
          + " whose ids, created_at and added_at stay.",
      "A row that cannot be read is refused with its reason, the others migrate. A group that"
          + " differs in the log keeps the state of the log.",
      "",
      "Examples:",
      "  membership migrate --from tables --mode dry-run \\",
      "    --database-url 'jdbc:postgresql://db/tickstock?user=reader'",
      "  membership migrate --from cache_entries --environment PROD --json"
    },
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "SOURCE",
      required = true,
      description = "cache_entries or tables")
  private Source source;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "the database to read, as jdbc:postgresql://host:port/name?user=...; also:"
              + " MEMBERSHIP_DATABASE_URL")
  private Optional<String> databaseUrl = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "full",
      converter = ModeConverter.WholeOrDry.class,
      description = "full: migrate; dry-run: report what would be published, publish nothing")
  private LoadMode mode;

  @Option(
      names = "--rename",
      paramLabel = "TYPE/KEY=NAME",
      description =
          "the group name of a cache entry, if two entries would become one group:"
              + " etf_universe/top_100=etf_top_100; repeatable")
  private Map<String, String> names = Map.of();

  @Option(
      names = "--weights",
      paramLabel = "UNIT",
      description = "percent or fraction, for lists whose weights sum to neither 100 nor 1")
  private Optional<WeightUnit> weights = Optional.empty();

  @Option(names = "--force", description = "replace groups that differ in the log, effective now")
  private boolean force;

  @Mixin private ServiceOptions service;

  @Option(names = "--json", description = "the report as JSON")
  private boolean json;

  @Override
  public Integer call() {
    if (source == Source.TABLES && !(names.isEmpty() && weights.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--rename and --weights need --from cache_entries");
    }
    Map<Setting, String> flags = new HashMap<>();
    databaseUrl.ifPresent(text -> flags.put(Setting.DATABASE_URL, text));
    Config config = Config.of(flags, System.getenv());
    String database = config.databaseUrl().orElseThrow(this::noDatabase);
    ServiceClient client = service.client();
    Backend.Info info = client.info();
    Environment of = service.environment(info);
    Map<String, Object> kafka = Brokers.client(info);
    Clock clock = Clock.systemUTC();
    Migration migration =
        new Migration(
            new ServiceGroups(client),
            () -> EventPublisher.transactional(kafka, of.name(), clock),
            clock);
    MigrationReport report =
        migration.migrate(
            new MigrationRequest(
                source, database, of, names, weights, mode == LoadMode.DRY_RUN, force));
    print(report);
    return exitCode(report, of);
  }

  private ParameterException noDatabase() {
    return new ParameterException(
        spec.commandLine(), "Missing required option: '--database-url=URL'");
  }

  private void print(MigrationReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(report));
      out.flush();
    } else {
      MigrationTable.print(out, report);
    }
  }

  private int exitCode(MigrationReport report, Environment of) {
    if (report.lines().isEmpty()) {
      // a migration of nothing must not look successful
      spec.commandLine().getErr().printf("There is nothing to migrate of %s.%n", of);
      return ExitCode.FAILED;
    } else if (report.count(Result.DIFFERENT) > 0) {
      return ExitCode.FAILED;
    }
    return report.count(Result.REFUSED) > 0 ? ExitCode.SOME_REFUSED : ExitCode.DONE;
  }
}
