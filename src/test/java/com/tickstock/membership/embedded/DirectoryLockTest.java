package com.tickstock.membership.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path parent;

  @Test
  void isHeldOnceUntilItIsClosed() {
    Path directory = parent.resolve("a/b");
    try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
      assertThatThrownBy(() -> DirectoryLock.acquire(parent.resolve("a/../a/b")))
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessage("another instance is using " + lock.directory());
    }
    DirectoryLock.acquire(directory).close();
  }

  @Test
  void keepsANewDirectoryToItsOwner() throws Exception {
    Path directory = parent.resolve("new");
    DirectoryLock.acquire(directory).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }
}
