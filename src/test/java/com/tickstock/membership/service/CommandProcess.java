package com.tickstock.membership.service;

import com.tickstock.membership.JavaProcess;
import com.tickstock.membership.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A command in a separate process, for its environment variables. */
final class CommandProcess {
  private CommandProcess() {}

  static Command run(Map<String, String> variables, String... arguments) {
    try {
      Path err = Files.createTempFile("command", ".err");
      ProcessBuilder builder = JavaProcess.of(Main.class, arguments).redirectError(err.toFile());
      builder.environment().putAll(variables);
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Command ended = new Command(process.waitFor(), out, Files.readString(err));
      Files.delete(err);
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
