package com.tickstock.membership.cli;

import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.report.Report;
import com.tickstock.membership.report.ReportFormat;
import com.tickstock.membership.report.ReportTables;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: prints a report on all groups. */
@Command(
    name = "report",
    description = {
      "Reports the number of groups, symbols and sectors, the groups that changed since a day or"
          + " have not changed for long, and the largest groups.",
      "",
      "Examples:",
      "  membership report",
      "  membership report --since 2026-01-01",
      "  membership report --detail --format markdown",
      "  membership report --format html --output report.html"
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(1);

  /** The format of the report. */
  enum Format {
    CONSOLE,
    MARKDOWN,
    JSON,
    HTML
  }

  /** The extent of the report. */
  static final class Extent {
    @Option(names = "--summary", description = "totals and the first of each list (default)")
    private boolean summary;

    @Option(names = "--detail", description = "every group as well")
    private boolean detail;

    boolean isDetail() {
      return detail && !summary;
    }
  }

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true)
  private Extent extent = new Extent();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "CONSOLE",
      description = "console (default), markdown, json or html (one self-contained page)")
  private Format format;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "report changes since this day (default: the last 30 days)")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "the file to write, replaced atomically (default: the console)")
  private Optional<Path> output = Optional.empty();

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() {
    String text = text(service.client());
    if (output.isPresent()) {
      OutputFile.write(output.get(), text.getBytes(StandardCharsets.UTF_8));
    } else {
      PrintWriter out = spec.commandLine().getOut();
      out.print(text);
      out.flush();
    }
    return ExitCode.DONE;
  }

  private String text(ServiceClient client) {
    return switch (format) {
      case CONSOLE -> console(Json.read(ask(client, ReportFormat.JSON), Report.class));
      case JSON -> Json.pretty(Json.readTree(ask(client, ReportFormat.JSON))) + "\n";
      case MARKDOWN -> new String(ask(client, ReportFormat.MARKDOWN), StandardCharsets.UTF_8);
      case HTML -> new String(ask(client, ReportFormat.HTML), StandardCharsets.UTF_8);
    };
  }

  private byte[] ask(ServiceClient client, ReportFormat as) {
    String path =
        "/v1/report?environment=%s&format=%s&detail=%s"
            .formatted(service.environment(client), as.wire(), extent.isDetail());
    String day = since.map(text -> "&since=" + EffectiveTime.parse("--since", text)).orElse("");
    return client.bytes(path + day, ANSWER_TIMEOUT);
  }

  private static String console(Report report) {
    return "%s%n%n%s".formatted(ReportTables.title(report), Cells.tables(ReportTables.of(report)));
  }
}
