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

/** What became of each file. */
public record LoadReport(String loadId, List<Line> lines) {

  /** Of a group, or of a file that was refused. */
  public enum Result {
    APPLIED,
    UNCHANGED,
    SKIPPED,
    WOULD_CHANGE,
    WOULD_NOT_CHANGE,
    REFUSED,
    /** Of another kind than what was asked for. */
    LEFT_ALONE
  }

  /**
   * One group of one file.
   *
   * @param group empty where the file could not be read
   * @param format that recognised it; empty where none did
   * @param asOf when it holds from; empty: the moment of writing
   * @param leftOut how many lines are no holdings, or are too small, by kind
   * @param changes by symbol, beside what was known before; empty where nothing is published
   * @param detail why it was refused, where in time it went, lots that were added up
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

    /** Sectors are made of what all files say, and hold what no file of the load does. */
    public boolean isOfSector() {
      return group.filter(key -> key.contains("/" + GroupType.SECTOR + "/")).isPresent();
    }

    /** When it holds from, for a person. */
    public String day() {
      return asOf.map(time -> time.toString().replace("T00:00:00Z", "")).orElse("now");
    }

    /** What the fold says of it; of a file of the past, what it changes on its day. */
    Line with(OutcomeJson outcome) {
      Result folded =
          switch (outcome.outcome()) {
            case APPLIED -> Result.APPLIED;
            case UNCHANGED -> Result.UNCHANGED;
            case REFUSED -> Result.REFUSED;
          };
      String past =
          outcome.past()
              ? "went into the past: it is of %s, the group knows of later changes"
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
   * @param days what each of its days changes
   * @param outcomes what the fold says of each
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

  /** Files of the folder that are histories, which a load of lists leaves alone. */
  Set<String> histories() {
    return lines.stream()
        .filter(line -> line.result() == Result.LEFT_ALONE && line.detail().equals(Plan.HISTORY))
        .map(Line::file)
        .collect(Collectors.toSet());
  }

  /** With what became of the histories that it left alone. */
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

  /** How many symbols the sectors of this load hold, and how many of them one that is known. */
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

  /** How many symbols are in one of the 11 sectors, of all that are known. */
  public record Coverage(long classified, long symbols) {}
}
