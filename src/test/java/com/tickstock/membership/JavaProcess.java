package com.tickstock.membership;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program in a process of its own, of this class path if no other is said. */
public final class JavaProcess {
  private JavaProcess() {}

  public static ProcessBuilder of(Class<?> main, String... arguments) {
    return of(System.getProperty("java.class.path"), main.getName(), arguments);
  }

  /** A program of another class path. */
  public static ProcessBuilder of(String classPath, String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it ends before the second compiler and parallel collection pay off
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
