package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.json.Json;
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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code migrate}: tables of before become events. */
@Command(
    name = "migrate",
    description = {
      "Migrates an older table into the log, all in one transaction, and proves the result: every"
          + " group is read back from the service and held against the source, which is only read.",
      "cache_entries: entries of the types etf_holdings, theme_definition, sector_industry_map,"
          + " stock_universe and etf_universe. tables: definition_groups and group_memberships,"
          + " whose ids, created_at and added_at stay.",
      "A row that cannot be read is refused with its reason, the others migrate. A group that the"
          + " log knows otherwise keeps what the log knows.",
      "",
      "Examples:",
      "  membership migrate --from tables --mode dry-run \\",
      "    --database-url 'jdbc:postgresql://db/tickstock?user=reader'",
      "  membership migrate --from cache_entries --environment PROD --json"
    },
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  /** How to migrate. */
  enum Mode {
    FULL,
    DRY_RUN
  }

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
      converter = ModeConverter.class,
      description = "full: migrate; dry-run: say what would be published and publish nothing")
  private Mode mode;

  @Option(
      names = "--rename",
      paramLabel = "TYPE/KEY=NAME",
      description =
          "what to call the group of a cache entry, where two would be one:"
              + " etf_universe/top_100=etf_top_100; once for each")
  private Map<String, String> names = Map.of();

  @Option(
      names = "--weights",
      paramLabel = "UNIT",
      description = "percent or fraction, for lists whose weights sum to neither 100 nor 1")
  private Optional<WeightUnit> weights = Optional.empty();

  @Option(
      names = "--force",
      description = "replace groups that the log knows otherwise, from now on")
  private boolean force;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "DEFAULT, TEST, UAT or PROD: of the rows to migrate (default: the service's)")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "where the service is (default: ${DEFAULT-VALUE})")
  private String url;

  @Option(names = "--json", description = "the report as JSON")
  private boolean json;

  @Override
  public Integer call() {
    if (source == Source.TABLES && !(names.isEmpty() && weights.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--rename and --weights are of --from cache_entries alone");
    }
    Map<Setting, String> flags = new HashMap<>();
    databaseUrl.ifPresent(text -> flags.put(Setting.DATABASE_URL, text));
    Config config = Config.of(flags, System.getenv());
    String database = config.databaseUrl().orElseThrow(this::noDatabase);
    ServiceClient service = new ServiceClient(url);
    Backend.Info info = service.info();
    Environment of = Environment.parse(environment.orElse(info.environment()));
    Map<String, Object> kafka = Brokers.client(info);
    Clock clock = Clock.systemUTC();
    Migration migration =
        new Migration(
            new ServiceGroups(service),
            () -> EventPublisher.transactional(kafka, of.name(), clock),
            clock);
    MigrationReport report =
        migration.migrate(
            new MigrationRequest(
                source, database, of, names, weights, mode == Mode.DRY_RUN, force));
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
      // a migration of nothing must not look as if it had been one
      spec.commandLine().getErr().printf("There is nothing to migrate of %s.%n", of);
      return ExitCode.FAILED;
    } else if (report.count(Result.DIFFERENT) > 0) {
      return ExitCode.FAILED;
    }
    return report.count(Result.REFUSED) > 0 ? ExitCode.SOME_REFUSED : ExitCode.DONE;
  }

  /** {@code dry-run} is written with a hyphen. */
  static final class ModeConverter implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String text) {
      return switch (text) {
        case "full" -> Mode.FULL;
        case "dry-run" -> Mode.DRY_RUN;
        default ->
            throw new TypeConversionException("'%s': expected full or dry-run".formatted(text));
      };
    }
  }
}
