package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.format.HistoryFormat;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The histories of a folder; made before anything is written.
 *
 * @param others the files that are no histories, and those that are refused
 */
record HistoryPlan(List<History> histories, List<LoadReport.Line> others) {

  /**
   * @param today what is later is refused
   * @throws RefusedFileException where the folder itself cannot be read
   */
  static HistoryPlan of(LoadRequest request, LocalDate today) {
    HistoryPlan plan = new HistoryPlan(new ArrayList<>(), new ArrayList<>());
    for (Path path : Plan.files(request.directory())) {
      String name = path.getFileName().toString();
      try {
        HoldingsFile file = HoldingsFile.read(path);
        if (HistoryFormat.recognises(file)) {
          plan.add(file, request, today);
        } else {
          plan.others.add(LoadReport.leftAlone(name, "no history: load without --history"));
        }
      } catch (RefusedFileException | IllegalArgumentException e) {
        plan.others.add(LoadReport.refusal(name, e.getMessage()));
      }
    }
    return plan;
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
      History history =
          new History(
              group,
              source,
              Plan.definition(source, Optional.empty()),
              HistoryFormat.read(file, today));
      requireOnce(history);
      histories.add(history);
    }
  }

  private void requireOnce(History history) {
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
