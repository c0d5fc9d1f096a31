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
 * The server process of one PostgreSQL data directory, as the directory's {@code postmaster.pid}
 * names it. It is no child of this process, and outlives it if this process is killed.
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
   * Stops the server if one is running, and removes what would keep the next from starting.
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
      // the next server clears up by itself, once the last children of this one are gone
      return;
    }
    if (process.isEmpty() || !serves(process.get())) {
      // cut short, or the number is now another program's: a server would refuse to start
      Files.deleteIfExists(pidFile);
      return;
    }
    // fast: clients are sent away and a checkpoint is written; immediate: the next start recovers
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
      // a server works in its data directory, wherever that was moved to
      return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data);
    } catch (IOException e) {
      // this system does not tell
      return isGivenData(process);
    }
  }

  /**
   * Stops a first start's {@code initdb} that outlived its process; it would go on to write into
   * the directory that replaces its own.
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
    // Linux writes " (deleted)" behind the path of a program whose file is gone
    return process.info().command().orElse("").matches(".*/" + program + "( \\(deleted\\))?");
  }

  private boolean isGivenData(ProcessHandle process) {
    return List.of(process.info().arguments().orElse(new String[0])).contains(data.toString());
  }

  private boolean stop(ProcessHandle process, String signal, Duration patience) throws IOException {
    // a shell's own kill, since the program of that name is not everywhere
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
    Deadline deadline = Deadline.in(patience);
    // the file goes last; a dead process may still be listed where nobody collects it
    return deadline.await(POLL, () -> !process.isAlive() || !Files.exists(pidFile));
  }
}
