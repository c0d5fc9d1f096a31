package com.tickstock.membership.service;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.loader.FileOptions;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadRequest;
import com.tickstock.membership.ticker.Tickers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder of holdings files that a test writes, and the requests to load it. */
record Folder(Path path) {
  /** The options for complete files, without a settle time. */
  static final FileOptions FILES = new FileOptions(Tickers.STANDARD, Duration.ZERO, false);

  /** The default settings. */
  static final LoadGates GATES = new LoadGates(5, 10_000, 20, 90, 110, true);

  Folder with(String name, String... lines) {
    try {
      Files.write(path.resolve(name), List.of(lines));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folder without(String name) {
    try {
      Files.delete(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything except sectors, without gates. */
  LoadRequest lists(LoadMode mode) {
    return request(Environment.DEFAULT, EnumSet.complementOf(EnumSet.of(GroupType.SECTOR)), mode);
  }

  /** Everything, without gates. */
  LoadRequest all(Environment environment, LoadMode mode) {
    return request(environment, EnumSet.allOf(GroupType.class), mode);
  }

  private LoadRequest request(Environment environment, Set<GroupType> types, LoadMode mode) {
    return new LoadRequest(
        path, environment, types, Set.of(), mode, Optional.empty(), Optional.empty(), false, FILES);
  }

  LoadRequest keepingMissing() {
    LoadRequest plain = lists(LoadMode.INCREMENTAL);
    return new LoadRequest(
        path,
        plain.environment(),
        plain.types(),
        plain.only(),
        plain.mode(),
        plain.asOf(),
        plain.gates(),
        true,
        FILES);
  }

  LoadRequest behind(LoadGates gates) {
    return behind(gates, EnumSet.complementOf(EnumSet.of(GroupType.SECTOR)), Environment.DEFAULT);
  }

  LoadRequest behind(LoadGates gates, Set<GroupType> types, Environment environment) {
    return new LoadRequest(
        path,
        environment,
        types,
        Set.of(),
        LoadMode.FULL,
        Optional.empty(),
        Optional.of(gates),
        false,
        FILES);
  }
}
