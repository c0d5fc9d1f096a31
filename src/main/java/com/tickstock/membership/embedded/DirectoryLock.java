package com.tickstock.membership.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Locks a directory for this process until the lock is closed or the process ends. The operating
 * system holds the lock, so the file that a killed process leaves behind locks nothing.
 */
final class DirectoryLock implements AutoCloseable {
  /**
   * Closing a file releases all locks of this process on it, so a second attempt within the process
   * must be refused before it opens the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Creates the directory if it is missing, and locks it.
   *
   * @throws DirectoryInUseException if another instance has locked it
   */
  static DirectoryLock acquire(Path path) {
    try {
      Path directory = create(path).toRealPath();
      if (!HELD.add(directory)) {
        throw new DirectoryInUseException(directory, "");
      }
      try {
        return new DirectoryLock(directory, lock(directory));
      } catch (IOException | RuntimeException e) {
        HELD.remove(directory);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the directory " + path + ": " + e, e);
    }
  }

  private static Path create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return path;
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectory(path);
    }
    // no other user may access the data and the programs that this process runs
    return Files.createDirectory(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("instance.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new DirectoryInUseException(directory, owner(channel));
      }
      byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    pid.flip();
    return pid.hasRemaining() ? " (process " + StandardCharsets.US_ASCII.decode(pid) + ")" : "";
  }

  /** The directory's real path. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock " + directory, e);
    } finally {
      HELD.remove(directory);
    }
  }
}
