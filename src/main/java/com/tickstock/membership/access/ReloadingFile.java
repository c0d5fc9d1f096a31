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
 * What files say now: they are looked at when it is asked for, at most once a second, and read
 * again when they have changed. Files that cannot be used leave what was read before in force, and
 * are told in the log. Thread-safe.
 */
public final class ReloadingFile<T> {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingFile.class);
  private static final long POLL_INTERVAL = TimeUnit.SECONDS.toNanos(1);

  /** Two changes within a tick of the file system's clock look like one. */
  private static final long SETTLED_AFTER = TimeUnit.SECONDS.toMillis(2);

  private final List<Path> files;
  private final Supplier<T> reader;
  private final AtomicLong nextLook;
  private Stamp stamp;
  private volatile T value;

  /**
   * Reads them.
   *
   * @param reader throws where the files cannot be used; what it says is logged
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
      LOG.error("{}; what was read before stays in force", e.getMessage());
    }
  }

  /**
   * @param files when each was changed, how long it is, and which file it is
   * @param settled whether a change after this look would be seen by the next
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
