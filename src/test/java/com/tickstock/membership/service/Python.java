package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The Python module in a separate process, which answers one query after another. */
final class Python implements AutoCloseable {
  private static final Path TESTS = Path.of("src", "test", "python");

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private Python(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Skips the test if there is no {@code python3}. */
  static Python asking(String url) {
    return new Python(start(url, ProcessBuilder.Redirect.INHERIT, "ask.py"));
  }

  /** Runs the module's own tests and returns their output. */
  static String unittest() {
    Process process =
        start("", ProcessBuilder.Redirect.PIPE, "-W", "ignore", "-m", "unittest", "discover");
    try {
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.onExit().join().exitValue() + "\n" + said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(String url, ProcessBuilder.Redirect errors, String... arguments) {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(TESTS.toFile()).redirectError(errors);
    builder.environment().keySet().removeIf(name -> name.startsWith("MEMBERSHIP_"));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    if (!url.isEmpty()) {
      builder.environment().put("MEMBERSHIP_URL", url);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      String reason = "skipped: no python3 here: " + e.getMessage();
      System.out.println(reason);
      Assumptions.abort(reason);
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a method of the cache and returns its answer. */
  JsonNode ask(Object... methodAndArguments) {
    try {
      questions.write(new String(Json.write(methodAndArguments), StandardCharsets.UTF_8) + "\n");
      questions.flush();
      String answer = answers.readLine();
      assertThat(answer).as(Arrays.toString(methodAndArguments)).isNotNull();
      return Json.readTree(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
