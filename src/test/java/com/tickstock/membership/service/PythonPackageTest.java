package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code pip install src/main/python} installs. */
class PythonPackageTest {
  @Test
  void itsVersionIsThatOfTheService() throws IOException {
    assertThat(Files.readAllLines(Path.of("src", "main", "python", "pyproject.toml")))
        .anyMatch(line -> line.startsWith("version = \"%s\"".formatted(Version.current())));
  }
}
