package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.cli.MembershipCommand;
import com.tickstock.membership.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The output and exit code of a command. */
public record Command(int code, String out, String err) {
  public static Command run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        MembershipCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return new Command(command.execute(arguments), out.toString(), err.toString());
  }

  /** Runs one command at a time, because they share the standard input of the process. */
  static synchronized Command withInput(String input, String... arguments) {
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
      return run(arguments);
    } finally {
      System.setIn(in);
    }
  }

  /** Returns the output and requires success. */
  String done() {
    assertThat(code).as(err).isZero();
    return out;
  }

  public JsonNode json() {
    return Json.readTree(out.getBytes(StandardCharsets.UTF_8));
  }
}
