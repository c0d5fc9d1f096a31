package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.service.Service;
import com.tickstock.membership.store.access.StoreUnavailableException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the service until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Runs the service: folds the log, answers over HTTP, keeps the SQL tables.",
      "Without MEMBERSHIP_BOOTSTRAP_SERVERS and MEMBERSHIP_DATABASE_URL it starts its own broker"
          + " and database, and keeps their data. It loads new files of the holdings folder.",
      "",
      "Example: membership serve --http-port 8081 --data-dir /tmp/membership"
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final long LOOK_EVERY_SECONDS = 1;

  @Spec private CommandSpec spec;

  @Spec(Spec.Target.SELF)
  void addSettings(CommandSpec self) {
    SettingFlags.add(self, List.of(Setting.values()));
  }

  @Override
  public Integer call() throws InterruptedException {
    Config config = SettingFlags.config(spec);
    Logs.write(config.logFormat());
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch stopping = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread onSignal =
        new Thread(
            () -> {
              stopping.countDown();
              await(stopped);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    boolean loads = Files.isDirectory(config.holdingsDir());
    try (Service service = Service.start(config, Clock.systemUTC(), loads, this::print)) {
      if (loads) {
        loadHoldings(service);
      }
      greet(out, service);
      while (!stopping.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
        if (!service.failures().isEmpty()) {
          service.failures().forEach(spec.commandLine().getErr()::println);
          return ExitCode.FAILED;
        }
      }
      return ExitCode.DONE;
    } finally {
      stopped.countDown();
    }
  }

  /** A start takes some seconds: prints a line for each phase. */
  private void print(String phase) {
    spec.commandLine().getOut().printf("Starting: %s%n", phase);
    spec.commandLine().getOut().flush();
  }

  /** If the load fails, the service still serves the data in the log. */
  private void loadHoldings(Service service) {
    try {
      LoadReport report = service.loadHoldings(Terminal.progress("loading"));
      LoadTable.printRefusalsAndTotals(spec.commandLine().getOut(), report);
    } catch (StoreUnavailableException e) {
      spec.commandLine()
          .getErr()
          .printf(
              "The holdings folder is not loaded, or not visible yet: %s. Serving the existing"
                  + " data; 'membership load --mode dry-run' reports what is missing.%n",
              e.getMessage());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void greet(PrintWriter out, Service service) {
    out.printf("%nServing %s (brokers %s). Try:%n", service.url(), service.bootstrapServers());
    out.printf("  curl -s %s/v1/groups/ETF/SPY%n", service.url());
    out.printf("  curl -s %s/v1/symbols/AAPL%n", service.url());
    out.printf("  curl -s %s/v1/universes/SPY:QQQ:dow30%n", service.url());
    service
        .embeddedJdbcUrl()
        .ifPresent(
            url ->
                out.printf(
                    "  psql '%s' -c 'SELECT type, count(*) FROM definition_groups GROUP BY 1'%n",
                    url.substring("jdbc:".length())));
    out.println("Ctrl-C stops the service; its data is kept.");
    out.flush();
  }
}
