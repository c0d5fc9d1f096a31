package com.tickstock.membership.cli;

import com.tickstock.membership.cli.PublishReport.Line;
import com.tickstock.membership.http.Backend;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.loader.Progress;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code publish}: publishes events in the format of the log. */
@Command(
    name = "publish",
    description = {
      "Publishes events: CloudEvents as in topics/schemas/event.json, one on each line, over"
          + " several lines, or in an array. subject is the group, as DEFAULT/ETF/SPY; id,"
          + " specversion, source (cli) and time are filled in if they are missing.",
      "The whole file is checked first: if an event is invalid, all faults are reported and nothing"
          + " is published. Otherwise all events are written in one transaction.",
      "",
      "Examples:",
      "  membership publish events.jsonl --dry-run",
      "  membership rollback ETF/SPY --to 7 --print | membership publish -"
    },
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file, or - for standard input")
  private String file;

  @Option(names = "--dry-run", description = "check the file and publish nothing")
  private boolean dryRun;

  @Mixin private ServiceUrl service;

  @Option(names = "--json", description = "the outcome of each event as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Clock clock = Clock.systemUTC();
    boolean piped = file.equals(STANDARD_INPUT);
    EventFile events = EventFile.read(piped ? "stdin" : file, content(piped), clock.instant());
    PublishReport report;
    if (!events.faults().isEmpty()) {
      report = new PublishReport(false, events.faults(), List.of());
    } else if (dryRun || events.entries().isEmpty()) {
      List<Line> lines = events.entries().stream().map(Line::readable).toList();
      report = new PublishReport(false, List.of(), lines);
    } else {
      report = new PublishReport(true, List.of(), publish(events.entries(), clock));
    }
    print(report);
    if (!report.faults().isEmpty()) {
      return ExitCode.FAILED;
    }
    return report.hasRefusals() ? ExitCode.SOME_REFUSED : ExitCode.DONE;
  }

  private byte[] content(boolean piped) throws IOException {
    try {
      return piped ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("no file %s".formatted(file), e);
    }
  }

  private List<Line> publish(List<EventFile.Entry> entries, Clock clock) {
    ServiceClient client = service.client();
    ServiceGroups groups = new ServiceGroups(client);
    Backend.Info info = client.info();
    List<Position> positions;
    // a separate transactional id does not fence a load that runs at the same time
    try (EventPublisher transaction =
        EventPublisher.transactional(
            Brokers.client(info), "publish-" + info.environment(), clock)) {
      positions = transaction.publishWritten(entries.stream().map(EventFile.Entry::event).toList());
    }
    Progress progress = Terminal.progress("folding");
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      EventFile.Entry entry = entries.get(i);
      OutcomeJson outcome =
          groups.await(entry.event().group(), entry.event().id(), positions.get(i));
      lines.add(Line.published(entry, positions.get(i), outcome));
      progress.step(i + 1, entries.size(), entry.event().group().toString());
    }
    return lines;
  }

  private void print(PublishReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(report));
    } else if (report.faults().isEmpty() && report.events().isEmpty()) {
      // a rollback that is not needed prints no event
      out.println("No events in the input: nothing to publish.");
    } else if (report.faults().isEmpty()) {
      out.println(table(report.events()));
      out.println(
          report.published()
              ? "Events published: %d.".formatted(report.events().size())
              : "Valid events: %d; nothing was published.".formatted(report.events().size()));
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    report.faults().forEach(fault -> err.println(Cells.printable(fault.toString())));
    if (!report.faults().isEmpty()) {
      err.println("Nothing was published.");
    }
    err.flush();
  }

  private static String table(List<Line> lines) {
    return Cells.table(
        lines,
        List.of(
            Cells.number("line", line -> String.valueOf(line.line())),
            Cells.text("group", Line::group),
            Cells.text("event", Line::event),
            Cells.text("id", Line::id),
            Cells.text("outcome", line -> line.outcome().wording()),
            Cells.number("version", line -> line.version().map(String::valueOf).orElse("")),
            Cells.text("detail", Line::detail)));
  }
}
