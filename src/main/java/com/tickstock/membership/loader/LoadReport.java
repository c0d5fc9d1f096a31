package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.sector.Sectors;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result for each file of a load. */
public record LoadReport(String loadId, List<Line> lines) {

  /** The result for a group, or for a refused file. */
  public enum Result {
    APPLIED,
    UNCHANGED,
    SKIPPED,
    WOULD_CHANGE,
    WOULD_NOT_CHANGE,
    REFUSED,
    /** The file is of another kind than requested. */
    LEFT_ALONE
  }

  /**
   * One group of one file.
   *
   * @param group empty if the file could not be read
   * @param format the format that recognised it; empty if none did
   * @param asOf the time from which it holds; empty means the time of writing
   * @param leftOut number of lines that are not holdings or too small, by kind
   * @param changes the difference from the state before, by symbol; empty after the fold, and for
   *     refused files
   * @param detail why it was refused, whether it is effective in the past, lots that were added up
   */
  public record Line(
      String file,
      Optional<String> group,
      Optional<String> format,
      Optional<Instant> asOf,
      Result result,
      long members,
      long added,
      long removed,
      long reweighted,
      SortedMap<String, Integer> leftOut,
      Optional<Long> version,
      String detail,
      Optional<Difference> changes) {

    /** Whether it is a sector. Sectors are made from all files, and can have symbols of no file. */
    public boolean isOfSector() {
      return group.filter(key -> key.contains("/" + GroupType.SECTOR + "/")).isPresent();
    }

    /** The day from which it holds, for people. */
    public String day() {
      return asOf.map(time -> time.toString().replace("T00:00:00Z", "")).orElse("now");
    }

    /**
     * The line with the outcome of the fold. If the file is effective in the past, the counts stay
     * those of its own day.
     */
    Line with(OutcomeJson outcome) {
      Result folded =
          switch (outcome.outcome()) {
            case APPLIED -> Result.APPLIED;
            case UNCHANGED -> Result.UNCHANGED;
            case REFUSED -> Result.REFUSED;
          };
      String past =
          outcome.past()
              ? "effective in the past: from %s, and the group has later changes"
                  .formatted(outcome.effectiveAt().orElseThrow())
              : "";
      return new Line(
          file,
          group,
          format,
          asOf,
          folded,
          members,
          outcome.past() ? added : outcome.added(),
          outcome.past() ? removed : outcome.removed(),
          outcome.past() ? reweighted : outcome.reweighted(),
          leftOut,
          Optional.of(outcome.version()),
          joined(outcome.detail().orElse(past), detail),
          Optional.empty());
    }
  }

  static Line refusal(String file, String reason) {
    return without(file, Result.REFUSED, reason);
  }

  static Line leftAlone(String file, String reason) {
    return without(file, Result.LEFT_ALONE, reason);
  }

  private static Line without(String file, Result result, String reason) {
    return new Line(
        file,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        result,
        0,
        0,
        0,
        0,
        Collections.emptySortedMap(),
        Optional.empty(),
        reason,
        Optional.empty());
  }

  /**
   * A history as one line, as of its last day.
   *
   * @param days the lines of its days
   * @param outcomes the outcome of each day
   */
  static Line history(List<Line> days, List<OutcomeJson> outcomes) {
    Line first = days.get(0);
    Line last = days.get(days.size() - 1);
    List<OutcomeJson> refused =
        outcomes.stream().filter(o -> o.outcome() == OutcomeJson.Kind.REFUSED).toList();
    boolean changed = outcomes.stream().anyMatch(o -> o.outcome() == OutcomeJson.Kind.APPLIED);
    String span = "%d days, %s to %s".formatted(days.size(), first.day(), last.day());
    String fault =
        refused.isEmpty()
            ? ""
            : "%d of them refused, the first: %s"
                .formatted(refused.size(), refused.get(0).detail().orElse(""));
    return new Line(
        first.file,
        first.group,
        first.format,
        last.asOf,
        !refused.isEmpty() ? Result.REFUSED : changed ? Result.APPLIED : Result.UNCHANGED,
        last.members,
        days.stream().mapToLong(Line::added).sum(),
        days.stream().mapToLong(Line::removed).sum(),
        days.stream().mapToLong(Line::reweighted).sum(),
        first.leftOut,
        outcomes.stream().map(OutcomeJson::version).max(Comparator.naturalOrder()),
        joined(span, fault),
        Optional.empty());
  }

  static Line line(Holding holding, Result result, String detail, Difference difference) {
    return new Line(
        holding.source().file(),
        Optional.of(holding.group().toString()),
        Optional.of(holding.source().format()),
        holding.source().asOf(),
        result,
        holding.securities().size(),
        difference.added().size(),
        difference.removed().size(),
        difference.reweighted().size(),
        holding.leftOut(),
        Optional.empty(),
        joined(detail, String.join("; ", holding.notes())),
        Optional.of(difference));
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
  }

  /** The histories in the folder, which a load of lists leaves alone. */
  Set<String> histories() {
    return lines.stream()
        .filter(line -> line.result() == Result.LEFT_ALONE && line.detail().equals(Plan.HISTORY))
        .map(Line::file)
        .collect(Collectors.toSet());
  }

  /** The report with the results of the histories that it left alone. */
  LoadReport with(LoadReport histories) {
    Set<String> loaded = histories();
    Stream<Line> lists = lines.stream().filter(line -> !loaded.contains(line.file()));
    return new LoadReport(loadId, Stream.concat(lists, histories.lines.stream()).toList());
  }

  public long count(Result result) {
    return lines.stream().filter(line -> line.result() == result).count();
  }

  public boolean hasRefusals() {
    return count(Result.REFUSED) > 0;
  }

  /** The number of symbols in the sectors of this load, and of those in a known sector. */
  public Optional<Coverage> coverage() {
    SortedMap<String, Long> sectors = new TreeMap<>();
    lines.stream()
        .filter(Line::isOfSector)
        .forEach(line -> sectors.put(line.group().orElseThrow(), line.members()));
    long all = sectors.values().stream().mapToLong(Long::longValue).sum();
    long unknown =
        sectors.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("/" + Sectors.UNKNOWN))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return all == 0 ? Optional.empty() : Optional.of(new Coverage(all - unknown, all));
  }

  /** The number of symbols in one of the 11 sectors, and of all known symbols. */
  public record Coverage(long classified, long symbols) {}
}
