package com.tickstock.membership.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Asks on one kept-alive connection, one after the other.
 *
 * @param paths the next one each time
 */
record HttpLatency(int port, Supplier<String> paths) {
  private static final int MAX = 1_000_000;

  /** Milliseconds of each answer, sorted. */
  double[] run(Duration duration) throws IOException {
    double[] times = new double[MAX];
    int answers = 0;
    long deadline = System.nanoTime() + duration.toNanos();
    try (HttpConnection connection = new HttpConnection(port)) {
      while (System.nanoTime() < deadline && answers < MAX) {
        String path = paths.get();
        byte[] request = HttpConnection.request(path);
        long start = System.nanoTime();
        int status = connection.ask(request);
        times[answers++] = (System.nanoTime() - start) / 1e6;
        if (status != 200) {
          throw new IOException("%s: status %d".formatted(path, status));
        }
      }
    }
    double[] sorted = Arrays.copyOf(times, answers);
    Arrays.sort(sorted);
    return sorted;
  }
}
