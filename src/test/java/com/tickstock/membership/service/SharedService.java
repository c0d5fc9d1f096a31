package com.tickstock.membership.service;

import com.tickstock.membership.MemoryTempDirs;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One service for all test classes that need no settings of their own. It starts without any group
 * before the first of them and stops after the last, so each class has groups of its own, and
 * symbols where it asks for a symbol's groups.
 */
final class SharedService implements BeforeAllCallback {
  private static RunningService running;

  static RunningService running() {
    return running;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(Started.class, k -> new Started(), Started.class)
            .service;
  }

  private static final class Started implements AutoCloseable {
    private final Path directory = MemoryTempDirs.create();
    private final RunningService service = RunningService.start(directory, directory);

    @Override
    public void close() throws IOException {
      service.close();
      Utils.delete(directory.toFile());
    }
  }
}
