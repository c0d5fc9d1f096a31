package com.tickstock.membership.service;

import com.tickstock.membership.Integration;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A test class that uses the shared service, with a folder for each test. */
@Integration
@ExtendWith(SharedService.class)
abstract class WithSharedService {
  static RunningService service;
  @TempDir Path files;
  Folder folder;

  @BeforeAll
  static void share() {
    service = SharedService.running();
  }

  @BeforeEach
  void folder() {
    folder = new Folder(files);
  }
}
