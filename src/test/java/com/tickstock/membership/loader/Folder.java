package com.tickstock.membership.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.ticker.Tickers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A folder of holdings files that a test writes. */
record Folder(Path path) {
  /** Options for files that are not being written. */
  static final FileOptions FILES = new FileOptions(Tickers.STANDARD, Duration.ZERO, false);

  Folder with(String name, String... lines) {
    return with(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  Folder with(String name, byte[] content) {
    try {
      Files.write(path.resolve(name), content);
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

  /** For files that are too small for any gate. */
  LoadRequest request(LoadMode mode) {
    return request(mode, Optional.empty());
  }

  LoadRequest request(LoadMode mode, Optional<LoadGates> gates) {
    return new LoadRequest(
        path,
        Environment.DEFAULT,
        EnumSet.allOf(GroupType.class),
        Set.of(),
        mode,
        Optional.empty(),
        gates,
        false,
        FILES);
  }

  /** A request without gates. */
  LoadRequest withInclusiveEnds() {
    LoadRequest plain = request(LoadMode.FULL);
    return new LoadRequest(
        path,
        plain.environment(),
        plain.types(),
        plain.only(),
        plain.mode(),
        plain.asOf(),
        plain.gates(),
        plain.keepMissing(),
        new FileOptions(Tickers.STANDARD, Duration.ZERO, true));
  }

  /** A request without gates, for all types except sectors. */
  LoadRequest lists(LoadMode mode) {
    return new LoadRequest(
        path,
        Environment.DEFAULT,
        EnumSet.complementOf(EnumSet.of(GroupType.SECTOR)),
        Set.of(),
        mode,
        Optional.empty(),
        Optional.empty(),
        false,
        FILES);
  }

  Plan plan() {
    return Plan.of(request(LoadMode.FULL));
  }

  /** The only holding of the only file, which must not be refused. */
  Holding holding() {
    Plan plan = plan();
    assertThat(plan.others()).isEmpty();
    assertThat(plan.holdings()).hasSize(1);
    return plan.holdings().get(0);
  }

  /** The sector holdings from the files, for a service without groups. */
  Map<String, Holding> sectors() {
    Plan plan = plan();
    assertThat(plan.others()).noneMatch(l -> l.result() == LoadReport.Result.REFUSED);
    return new SectorPlan(new KnownGroups(), request(LoadMode.FULL))
        .holdings(plan.evidence()).stream()
            .collect(
                Collectors.toMap(h -> h.group().name(), h -> h, (one, two) -> one, TreeMap::new));
  }

  /** The event of each file, for a service without groups. */
  List<Unwritten> events(String loadId) {
    LoadRequest request = request(LoadMode.FULL);
    LoadPlanner events =
        new LoadPlanner(
            request, new GroupSnapshots(new KnownGroups(), Map.of()), loadId, Instant.now());
    return Plan.of(request).holdings().stream()
        .map(holding -> events.decide(holding).event().orElseThrow())
        .toList();
  }

  /** The refusal of the only file. */
  LoadReport.Line refusal() {
    Plan plan = plan();
    assertThat(plan.holdings()).isEmpty();
    assertThat(plan.evidence()).isEmpty();
    assertThat(plan.others()).hasSize(1);
    return plan.others().get(0);
  }
}
