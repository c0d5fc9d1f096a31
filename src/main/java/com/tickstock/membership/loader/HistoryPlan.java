package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.format.HistoryFormat;
import com.tickstock.membership.loader.format.Interval;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The histories of a folder, read before anything is written.
 *
 * @param others the files that are not histories, and those that are refused
 */
record HistoryPlan(List<IntervalFile> histories, List<LoadReport.Line> others) {

  /**
   * @param today later days are refused
   * @param files selects files by name
   * @throws RefusedFileException if the folder itself cannot be read
   */
  static HistoryPlan of(LoadRequest request, LocalDate today, Predicate<String> files) {
    HistoryPlan plan = new HistoryPlan(new ArrayList<>(), new ArrayList<>());
    for (Path path : Plan.files(request.directory())) {
      String name = path.getFileName().toString();
      if (!files.test(name)) {
        continue;
      }
      try {
        if (GroupNames.isHoldings(name)) {
          plan.read(path, request, today);
        } else {
          plan.others.add(LoadReport.leftAlone(name, Plan.NO_HOLDINGS));
        }
      } catch (RefusedFileException | IllegalArgumentException e) {
        plan.others.add(LoadReport.refusal(name, e.getMessage()));
      }
    }
    return plan;
  }

  private void read(Path path, LoadRequest request, LocalDate today) {
    HoldingsFile file = HoldingsFile.read(path, request.files().settled());
    if (HistoryFormat.recognises(file)) {
      add(file, request, today);
    } else {
      others.add(
          LoadReport.leftAlone(file.name(), "not a history: 'load' without --history loads it"));
    }
  }

  private void add(HoldingsFile file, LoadRequest request, LocalDate today) {
    GroupKey group = GroupNames.ofHistory(file.name(), request.environment());
    if (request.wants(group)) {
      Source source =
          new Source(
              file.name(),
              file.checksum(),
              HistoryFormat.NAME,
              Optional.empty(),
              Optional.empty(),
              file.properties());
      FileOptions files = request.files();
      List<Interval> intervals =
          HistoryFormat.read(file, today, files.tickers(), files.inclusiveEnds());
      if (request.gates().isPresent() && !files.inclusiveEnds()) {
        requireExclusive(intervals);
      }
      IntervalFile history =
          new IntervalFile(group, source, Plan.definition(source, Optional.empty()), intervals);
      requireOnce(history);
      histories.add(history);
    }
  }

  private static void requireExclusive(List<Interval> intervals) {
    if (HistoryFormat.looksInclusive(intervals)) {
      throw new RefusedFileException(
          "its end_date looks like the last day of a membership, as symbols come back the day after:"
              + " --end-inclusive reads it so, --force as the first day without the symbol");
    }
  }

  private void requireOnce(IntervalFile history) {
    histories.stream()
        .filter(other -> other.group().equals(history.group()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RefusedFileException(
                  "the history of %s is in %s already: expected one file for each group"
                      .formatted(history.group(), other.source().file()));
            });
  }
}
