package com.tickstock.membership.embedded;

import java.nio.file.Path;

/** Another running instance uses the directory; thrown before anything is started. */
public final class DirectoryInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DirectoryInUseException(Path directory, String owner) {
    super("another instance is using " + directory + owner);
  }
}
