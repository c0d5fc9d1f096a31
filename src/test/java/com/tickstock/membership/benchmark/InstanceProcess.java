package com.tickstock.membership.benchmark;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.EmbeddedPostgres;
import com.tickstock.membership.service.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** An instance in a process of its own, to be killed; it prints its URL once it answers. */
record InstanceProcess(Process process, String url) implements AutoCloseable {

  /** Settings of one of several instances on the same broker and database. */
  static Config config(
      Path data, Path holdings, String bootstrapServers, String jdbcUrl, int standbys) {
    return Config.of(
        Map.of(
            Setting.DATA_DIR,
            data.toString(),
            Setting.HOLDINGS_DIR,
            holdings.toString(),
            Setting.BOOTSTRAP_SERVERS,
            bootstrapServers,
            Setting.DATABASE_URL,
            jdbcUrl,
            Setting.STANDBY_REPLICAS,
            String.valueOf(standbys),
            Setting.HTTP_PORT,
            "0"),
        Map.of());
  }

  /** With one standby for each store. */
  static InstanceProcess start(Path data, EmbeddedKafka kafka, EmbeddedPostgres postgres)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InstanceProcess.class.getName(),
                data.toString(),
                kafka.bootstrapServers(),
                postgres.jdbcUrl())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    while (line != null && !line.startsWith("http")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("an instance ended before it answered");
    }
    drain(out);
    return new InstanceProcess(process, line);
  }

  /** Or it would stand still once the pipe is full. */
  private static void drain(BufferedReader out) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (out.readLine() != null) {
                  // of no use
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  /** As {@code kill -9}. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] arguments) throws InterruptedException {
    Path data = Path.of(arguments[0]);
    Service service =
        Service.start(config(data, data, arguments[1], arguments[2], 1), Clock.systemUTC());
    System.out.println(service.url());
    Thread.currentThread().join();
  }
}
