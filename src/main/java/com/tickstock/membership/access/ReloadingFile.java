package com.tickstock.membership.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value read from files. Each access checks the files, at most once a second, and reads them
 * again if they changed. If the new files are invalid, the previous value stays in use and the
 * error is logged. Thread-safe.
 */
public final class ReloadingFile<T> {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingFile.class);
  private static final long POLL_INTERVAL = TimeUnit.SECONDS.toNanos(1);

  /** The file system's clock cannot distinguish two changes within one tick. */
  private static final long SETTLED_AFTER = TimeUnit.SECONDS.toMillis(2);

  private final List<Path> files;
  private final Supplier<T> reader;
  private final AtomicLong nextLook;
  private Stamp stamp;
  private volatile T value;

  /**
   * Reads the files.
   *
   * @param reader throws if the files are invalid; the message is logged
   */
  public ReloadingFile(List<Path> files, Supplier<T> reader) {
    this.files = List.copyOf(files);
    this.reader = reader;
    this.stamp = Stamp.of(this.files);
    this.value = reader.get();
    this.nextLook = new AtomicLong(System.nanoTime() + POLL_INTERVAL);
  }

  public T now() {
    long due = nextLook.get();
    long time = System.nanoTime();
    if (time - due >= 0 && nextLook.compareAndSet(due, time + POLL_INTERVAL)) {
      look();
    }
    return value;
  }

  private synchronized void look() {
    Stamp found = Stamp.of(files);
    if (found.equals(stamp)) {
      return;
    }
    boolean changed = !found.files().equals(stamp.files());
    stamp = found;
    try {
      value = reader.get();
      if (changed) {
        LOG.info("read {} again", files);
      }
    } catch (RuntimeException e) {
      LOG.error("{}; the previous content stays in use", e.getMessage());
    }
  }

  /**
   * @param files modification time, size and key of each file
   * @param settled whether the next check would detect a change after this one
   */
  private record Stamp(List<List<Object>> files, boolean settled) {
    static Stamp of(List<Path> paths) {
      boolean settled = true;
      List<List<Object>> files = new ArrayList<>();
      for (Path path : paths) {
        try {
          BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
          files.add(Arrays.asList(file.lastModifiedTime(), file.size(), file.fileKey()));
          long age = System.currentTimeMillis() - file.lastModifiedTime().toMillis();
          settled &= age > SETTLED_AFTER;
        } catch (IOException e) {
          files.add(List.of(e.getClass()));
        }
      }
      return new Stamp(files, settled);
    }
  }
}
