package com.tickstock.membership.service;

import com.tickstock.membership.JavaProcess;
import com.tickstock.membership.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code serve} command in a separate process, which tests stop like an operator. */
record ServeProcess(Process process, String url, Path log, List<String> told)
    implements AutoCloseable {
  private static final Pattern SERVING = Pattern.compile("Serving (http://\\S+) .*");

  /** Returns when the service answers. */
  static ServeProcess start(Path data, Path holdings, String... flags) throws IOException {
    Path log = data.resolve("log");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "serve",
                "--data-dir=" + data.resolve("state"),
                "--holdings-dir=" + holdings,
                "--http-port=0",
                "--embedded-kafka-port=0",
                "--embedded-postgres-port=0"));
    arguments.addAll(List.of(flags));
    Process process =
        JavaProcess.of(Main.class, arguments.toArray(String[]::new))
            .redirectError(log.toFile())
            .start();
    BufferedReader out = process.inputReader();
    List<String> told = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher serving = SERVING.matcher(line);
      if (serving.matches()) {
        return new ServeProcess(process, serving.group(1), log, told);
      }
      told.add(line);
    }
    throw new IOException(
        "it ended with %d; see %s".formatted(process.onExit().join().exitValue(), log));
  }

  /** Sends SIGTERM, like an operator or a container runtime. */
  void terminate() {
    try {
      new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
