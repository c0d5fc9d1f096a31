package com.tickstock.membership;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of this class path in a process of its own. */
public final class JavaProcess {
  private JavaProcess() {}

  public static ProcessBuilder of(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it ends before the second compiler and parallel collection pay off
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
