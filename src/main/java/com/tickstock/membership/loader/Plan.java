package com.tickstock.membership.loader;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.json.EventJson.Unwritten;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that a load would publish, and the files it refuses: made before anything is written.
 */
record Plan(String loadId, List<Entry> entries, List<LoadReport.Line> refused) {
  private static final String SOURCE = "csv";

  /** One group of one file. */
  record Entry(HoldingsFile file, Holding holding, Optional<Instant> asOf, Unwritten event) {}

  /**
   * @throws RefusedFileException where the folder itself cannot be read
   */
  static Plan of(LoadRequest request) {
    Plan plan = new Plan(UUID.randomUUID().toString(), new ArrayList<>(), new ArrayList<>());
    for (Path path : files(request.directory())) {
      try {
        List<Entry> read = plan.read(path, request);
        read.forEach(plan::requireOnce);
        plan.entries.addAll(read);
      } catch (RefusedFileException | IllegalArgumentException e) {
        plan.refused.add(refusal(path.getFileName().toString(), e.getMessage()));
      }
    }
    return plan;
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> FileNames.isHoldings(file.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedFileException(
          "%s cannot be read: expected a folder of CSV files".formatted(directory));
    }
  }

  static LoadReport.Line refusal(String file, String reason) {
    return new LoadReport.Line(
        file, Optional.empty(), LoadReport.Result.REFUSED, 0, 0, 0, 0, Optional.empty(), reason);
  }

  private List<Entry> read(Path path, LoadRequest request) {
    HoldingsFile file = HoldingsFile.read(path);
    if (file.rows().isEmpty()) {
      throw new RefusedFileException("empty: expected at least one symbol");
    }
    HoldingsFormat format =
        HoldingsFormat.ALL.stream()
            .filter(candidate -> candidate.recognises(file))
            .findFirst()
            .orElseThrow(() -> unrecognised(file));
    List<Holding> holdings = format.read(file, request.environment());
    Optional<Instant> asOf =
        request
            .asOf()
            .or(
                () ->
                    Optional.ofNullable(file.properties().get("as-of"))
                        .map(text -> EffectiveTime.parse("as-of", text)));
    List<Entry> read = new ArrayList<>();
    for (Holding holding : holdings) {
      if (holding.members().isEmpty()) {
        throw new RefusedFileException("no symbols: it would empty %s".formatted(holding.group()));
      }
      if (request.wants(holding)) {
        read.add(new Entry(file, holding, asOf, event(file, holding, asOf)));
      }
    }
    if (holdings.isEmpty()) {
      throw new RefusedFileException("no symbols below the header");
    }
    return read;
  }

  /** Of two files of one group, the second would undo the first. */
  private void requireOnce(Entry entry) {
    entries.stream()
        .filter(other -> other.holding().group().equals(entry.holding().group()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RefusedFileException(
                  "%s is in %s already: expected one file for each group"
                      .formatted(entry.holding().group(), other.file().name()));
            });
  }

  private static RefusedFileException unrecognised(HoldingsFile file) {
    Row first = file.rows().get(0);
    return RefusedFileException.at(
        first.line(),
        "\"%s\": expected the header symbol,weight or symbol,sector,industry, or one symbol a line"
            .formatted(String.join(",", first.cells())));
  }

  private Unwritten event(HoldingsFile file, Holding holding, Optional<Instant> asOf) {
    String description = file.properties().get("description");
    Map<String, String> metadata = new TreeMap<>(file.properties());
    metadata.remove("description");
    metadata.put("file", file.name());
    metadata.put("checksum", file.checksum());
    Definition definition =
        new Definition(
            Optional.ofNullable(description),
            Optional.of(CanonicalJson.of(metadata)),
            Optional.empty());
    EventId id = new EventId(SOURCE, UUID.randomUUID().toString());
    return new Unwritten(
        holding.group(),
        new Cause(id, Optional.of(loadId), Optional.of(file.name()), holding.lines()),
        asOf,
        Optional.empty(),
        new GroupEvent.MembersReplaced(holding.members(), Optional.of(definition)));
  }
}
