package com.tickstock.membership.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks one URL over and over on kept-alive connections. */
record HttpLoad(int port, String path) {
  static final int CONNECTIONS = 16;

  /** Answers a second. */
  double run(Duration duration) {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      long deadline = System.nanoTime() + duration.toNanos();
      List<Callable<Long>> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(() -> ask(deadline));
      }
      long answers = 0;
      for (Future<Long> client : threads.invokeAll(clients)) {
        answers += client.get();
      }
      return answers / (duration.toNanos() / 1e9);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  private long ask(long deadline) {
    byte[] request = HttpConnection.request(path);
    long answers = 0;
    try (HttpConnection connection = new HttpConnection(port)) {
      while (System.nanoTime() < deadline) {
        int status = connection.ask(request);
        if (status != 200) {
          throw new IOException("%s: status %d".formatted(path, status));
        }
        answers++;
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
