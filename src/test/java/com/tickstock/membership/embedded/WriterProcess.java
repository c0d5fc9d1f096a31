package com.tickstock.membership.embedded;

import com.tickstock.membership.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A running {@link Writer}. */
final class WriterProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final Set<String> acknowledged = new HashSet<>();

  private WriterProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static WriterProcess start(String server, Path directory) throws IOException {
    return new WriterProcess(
        JavaProcess.of(Writer.class, server, directory.toString())
            .redirectError(Redirect.INHERIT)
            .start());
  }

  long pid() {
    return process.pid();
  }

  /** Waits until at least so many writes are acknowledged. */
  void awaitAcknowledged(int count) throws IOException {
    while (acknowledged.size() < count) {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("the writer ended after " + acknowledged);
      }
      collect(line);
    }
  }

  private void collect(String line) {
    // a server may print too
    if (line.startsWith(Writer.ACKNOWLEDGED)) {
      acknowledged.add(line.substring(Writer.ACKNOWLEDGED.length()));
    }
  }

  /** Kills the process while it writes, and returns all acknowledged numbers. */
  Set<String> kill() throws IOException, InterruptedException {
    // through the handle, because the process object would close unread output
    process.toHandle().destroyForcibly();
    output.lines().forEach(this::collect);
    process.waitFor();
    return acknowledged;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
