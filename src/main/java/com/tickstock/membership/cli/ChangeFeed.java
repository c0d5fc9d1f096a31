package com.tickstock.membership.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.ExponentialBackoff;

/** Reads the service's feed of changes; reconnects and continues where it was interrupted. */
final class ChangeFeed {
  /** The service sends at least a heartbeat every 10 s. */
  private static final Duration SILENT_FOR = Duration.ofSeconds(30);

  /** The delay before a reconnect, in milliseconds. */
  private static final ExponentialBackoff COME_BACK = new ExponentialBackoff(1000, 2, 15_000, 0.2);

  private final ServiceClient client;
  private final String path;
  private final Consumer<String> tell;
  private final EventLines lines = new EventLines();
  private final AtomicLong heardAt = new AtomicLong();
  private int failures;

  /**
   * @param path the path with the query
   * @param tell receives messages about the connection
   */
  ChangeFeed(ServiceClient client, String path, Consumer<String> tell) {
    this.client = client;
    this.path = path;
    this.tell = tell;
  }

  /**
   * Passes on events without end.
   *
   * @throws ServiceProblemException if a reconnect does not help
   */
  void follow(Consumer<EventLines.Event> each) throws InterruptedException {
    while (true) {
      try (InputStream body = client.stream(path, lines.lastId())) {
        reportReconnected();
        read(body, each);
        tell.accept("the service ended the stream");
      } catch (IOException e) {
        tell.accept("the connection is lost (%s)".formatted(e.getMessage()));
      }
      lines.cut();
      Thread.sleep(COME_BACK.backoff(failures++));
    }
  }

  private void reportReconnected() {
    if (failures > 0) {
      tell.accept(
          lines.lastId().isPresent()
              ? "reconnected; continues after the last change"
              : "reconnected; starts again");
    }
  }

  private void read(InputStream body, Consumer<EventLines.Event> each) throws IOException {
    ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
    heardAt.set(System.nanoTime());
    try {
      // a failure shows in the reader
      var unused =
          watchdog.scheduleWithFixedDelay(() -> closeIfSilent(body), 1, 1, TimeUnit.SECONDS);
      BufferedReader in = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heardAt.set(System.nanoTime());
        failures = 0;
        lines.add(line).ifPresent(each);
      }
    } finally {
      watchdog.shutdownNow();
    }
  }

  /** A connection may be dead without an error. */
  private void closeIfSilent(InputStream body) {
    if (System.nanoTime() - heardAt.get() > SILENT_FOR.toNanos()) {
      try {
        body.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
