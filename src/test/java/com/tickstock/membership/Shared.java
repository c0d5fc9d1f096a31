package com.tickstock.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Utils;

/**
 * Something slow to start that all test classes of this process share. It is started for the first
 * class that asks, in a directory of its own, and closed when the process ends.
 */
public final class Shared<T extends AutoCloseable> implements Supplier<T> {
  private final Function<Path, T> start;
  private T started;

  private Shared(Function<Path, T> start) {
    this.start = start;
  }

  public static <T extends AutoCloseable> Supplier<T> of(Function<Path, T> start) {
    return new Shared<>(start);
  }

  @Override
  public synchronized T get() {
    if (started == null) {
      Path directory = MemoryTempDirs.create();
      started = start.apply(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started, directory)));
    }
    return started;
  }

  private static void close(AutoCloseable started, Path directory) {
    try {
      started.close();
      Utils.delete(directory.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
