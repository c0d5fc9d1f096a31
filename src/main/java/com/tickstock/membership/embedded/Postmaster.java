package com.tickstock.membership.embedded;

import com.tickstock.membership.clock.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server process of a PostgreSQL data directory, identified by its {@code postmaster.pid}. It
 * is not a child of this process and survives if this process is killed.
 */
final class Postmaster {
  private static final Duration FAST_STOP = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Path data;
  private final Path pidFile;

  Postmaster(Path data) {
    this.data = data;
    this.pidFile = data.resolve("postmaster.pid");
  }

  /**
   * Stops a running server, and removes a stale pid file that would block the next start.
   *
   * @throws IllegalStateException if the server does not stop within 30 s
   */
  void stop() throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<Long> pid = pid();
    Optional<ProcessHandle> process = pid.flatMap(ProcessHandle::of);
    if (pid.isPresent() && process.isEmpty()) {
      // the next server cleans up by itself, once the last children of this one are gone
      return;
    }
    if (process.isEmpty() || !serves(process.get())) {
      // incomplete, or another program has the pid now: a server would refuse to start
      Files.deleteIfExists(pidFile);
      return;
    }
    // fast: disconnects clients and writes a checkpoint; immediate: the next start recovers
    if (!stop(process.get(), "INT", FAST_STOP) && !stop(process.get(), "QUIT", IMMEDIATE_STOP)) {
      throw new IllegalStateException(
          "the PostgreSQL server on " + data + " (process " + pid.get() + ") does not stop");
    }
  }

  private Optional<Long> pid() throws IOException {
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines.findFirst().map(String::trim).map(Long::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean serves(ProcessHandle process) {
    if (!runs(process, "postgres")) {
      return false;
    }
    try {
      // the working directory of a server is its data directory, even after a move
      return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data);
    } catch (IOException e) {
      // this system has no /proc
      return isGivenData(process);
    }
  }

  /**
   * Stops the {@code initdb} of an earlier first start that survived its process; it would continue
   * to write into the new directory.
   */
  void stopInitialisation() {
    ProcessHandle.allProcesses()
        .filter(process -> runs(process, "initdb") && isGivenData(process))
        .forEach(
            initdb -> {
              List<ProcessHandle> helpers = initdb.descendants().toList();
              initdb.destroyForcibly();
              helpers.forEach(ProcessHandle::destroyForcibly);
            });
  }

  private static boolean runs(ProcessHandle process, String program) {
    // Linux appends " (deleted)" to the path of a program whose file was deleted
    return process.info().command().orElse("").matches(".*/" + program + "( \\(deleted\\))?");
  }

  private boolean isGivenData(ProcessHandle process) {
    return List.of(process.info().arguments().orElse(new String[0])).contains(data.toString());
  }

  private boolean stop(ProcessHandle process, String signal, Duration patience) throws IOException {
    // the shell's builtin kill, because not every system has the program
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
    Deadline deadline = Deadline.in(patience);
    // the server deletes the file last; a zombie process may stay listed if nobody reaps it
    return deadline.await(POLL, () -> !process.isAlive() || !Files.exists(pidFile));
  }
}
