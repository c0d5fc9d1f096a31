package com.tickstock.membership.loader;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.json.EffectiveTime;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.format.Dates;
import com.tickstock.membership.loader.format.HistoryFormat;
import com.tickstock.membership.loader.format.HoldingsFormat;
import com.tickstock.membership.loader.format.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content of the files of a folder, and the refused files; read before anything is written.
 *
 * @param holdings the holdings of the requested groups, in order of time for each group
 * @param evidence the sector evidence in all files, requested or not
 * @param others the files that are refused, histories, and those that are neither CSV nor XLSX
 */
record Plan(List<Holding> holdings, List<Evidence> evidence, List<LoadReport.Line> others) {
  private static final Pattern ASIDE = Pattern.compile("^(\\.|README\\b)");
  static final String NO_HOLDINGS = "neither a CSV nor an XLSX file";
  static final String HISTORY = "a history: 'load --history' loads it";

  private static final Comparator<Holding> IN_ORDER_OF_TIME =
      Comparator.comparing(holding -> holding.source().asOf().orElse(Instant.MAX));

  /**
   * The sector evidence in one file.
   *
   * @param holding the holding of the file's own group, requested or not
   */
  record Evidence(Reading reading, Source source, Optional<Holding> holding) {}

  /**
   * @throws RefusedFileException if the folder itself cannot be read
   */
  static Plan of(LoadRequest request) {
    Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path path : files(request.directory())) {
      String name = path.getFileName().toString();
      try {
        if (GroupNames.isHoldings(name)) {
          plan.read(path, request);
        } else {
          plan.others.add(LoadReport.leftAlone(name, NO_HOLDINGS));
        }
      } catch (RefusedFileException | IllegalArgumentException e) {
        plan.others.add(LoadReport.refusal(name, e.getMessage()));
      }
    }
    plan.holdings.sort(IN_ORDER_OF_TIME);
    return plan;
  }

  /** The files in the folder, sorted; without hidden files and README files. */
  static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !ASIDE.matcher(file.getFileName().toString()).find())
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedFileException(
          "%s cannot be read: expected a folder of CSV and XLSX files".formatted(directory));
    }
  }

  private void read(Path path, LoadRequest request) {
    HoldingsFile file = HoldingsFile.read(path, request.files().settled());
    if (HistoryFormat.recognises(file)) {
      others.add(LoadReport.leftAlone(file.name(), HISTORY));
      return;
    }
    Reading reading = HoldingsFormat.of(file, request.files().tickers());
    Source source = source(file, reading, request.asOf());
    LotMerger lots = LotMerger.of(reading.lines());
    if (reading.kind() == Reading.Kind.SECTORS) {
      evidence.add(new Evidence(reading, source, Optional.empty()));
      return;
    }
    GroupKey group = GroupNames.group(reading, file.name(), request.environment());
    Holding holding =
        new Holding(
            group,
            source,
            definition(source, reading.title()),
            lots.securities(),
            reading.leftOut(),
            reading.weightSum(),
            reading.hasMarketValue(),
            reading.incomplete(),
            notes(lots, reading, request));
    if (request.wants(group)) {
      requireOnce(holding);
      holdings.add(holding);
    }
    evidence.add(new Evidence(reading, source, Optional.of(holding)));
  }

  /** Includes a note if the file may be cut off, but is loaded because the gates are off. */
  private static List<String> notes(LotMerger lots, Reading reading, LoadRequest request) {
    return Stream.concat(
            lots.notes().stream(),
            reading.incomplete().filter(why -> request.gates().isEmpty()).stream())
        .toList();
  }

  private static Source source(HoldingsFile file, Reading reading, Optional<Instant> asked) {
    Optional<Instant> stated =
        Optional.ofNullable(file.properties().get("as-of"))
            .map(text -> EffectiveTime.parse("as-of", text));
    Optional<LocalDate> said =
        stated.map(time -> time.atZone(ZoneOffset.UTC).toLocalDate()).or(reading::asOf);
    Optional<Instant> asOf =
        asked
            .or(() -> stated)
            .or(
                () ->
                    said.or(() -> Dates.inName(file.name()))
                        .map(day -> EffectiveTime.parse("as-of", day.toString())));
    return new Source(
        file.name(), file.checksum(), reading.format(), asOf, said, file.properties());
  }

  static Definition definition(Source source, Optional<String> title) {
    Map<String, String> properties = new TreeMap<>(source.properties());
    Optional<String> description =
        Optional.ofNullable(properties.remove("description")).or(() -> title);
    properties.put("file", source.file());
    properties.put("format", source.format());
    properties.put(GroupSnapshot.CHECKSUM, source.checksum());
    return new Definition(description, Optional.of(CanonicalJson.of(properties)), Optional.empty());
  }

  /** Refuses a second file for the same group and time, because it would undo the first. */
  private void requireOnce(Holding holding) {
    holdings.stream()
        .filter(other -> other.group().equals(holding.group()))
        .filter(other -> other.source().asOf().equals(holding.source().asOf()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RefusedFileException(
                  "%s as of %s is in %s already: expected one file for each group and day"
                      .formatted(
                          holding.group(),
                          holding.source().asOf().map(Instant::toString).orElse("now"),
                          other.source().file()));
            });
  }
}
