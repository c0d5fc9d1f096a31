package com.tickstock.membership.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks one URL over and over on kept-alive connections; as little client as can be. */
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
    byte[] request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            .formatted(path)
            .getBytes(StandardCharsets.UTF_8);
    byte[] sink = new byte[1 << 16];
    long answers = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
      socket.setTcpNoDelay(true);
      while (System.nanoTime() < deadline) {
        socket.getOutputStream().write(request);
        skipAnswer(in, sink);
        answers++;
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skipAnswer(InputStream in, byte[] sink) throws IOException {
    String status = line(in);
    if (!status.contains(" 200 ")) {
      throw new IOException(status);
    }
    long length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (length >= 0) {
      skip(in, length, sink);
    } else {
      skipChunks(in, sink);
    }
  }

  private static void skipChunks(InputStream in, byte[] sink) throws IOException {
    long chunk;
    do {
      chunk = Long.parseLong(line(in), 16);
      skip(in, chunk, sink);
      line(in);
    } while (chunk > 0);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("closed");
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void skip(InputStream in, long length, byte[] sink) throws IOException {
    long left = length;
    while (left > 0) {
      int read = in.read(sink, 0, (int) Math.min(sink.length, left));
      if (read < 0) {
        throw new IOException("closed");
      }
      left -= read;
    }
  }
}
