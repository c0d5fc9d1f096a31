package com.tickstock.membership.service;

import com.tickstock.membership.Integration;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test class with its own service, which starts empty, and a folder for each test. */
@Integration
abstract class WithService {
  @TempDir static Path data;
  @TempDir static Path nothing;
  static RunningService service;
  @TempDir Path files;
  Folder folder;

  @BeforeAll
  static void start() {
    service = RunningService.start(data, nothing);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void folder() {
    folder = new Folder(files);
  }
}
