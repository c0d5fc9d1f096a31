package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What became of everything in the source. */
public record MigrationReport(
    MigrationRequest.Source source, List<Line> lines, List<LeftAlone> leftAlone) {

  /**
   * Of a group.
   *
   * <p>MIGRATED and UNCHANGED are proven: the service was asked, and has what the source says.
   * DIFFERENT was published and is not what the source says.
   */
  public enum Result {
    MIGRATED,
    UNCHANGED,
    WOULD_MIGRATE,
    DIFFERENT,
    REFUSED
  }

  /**
   * One group of the source.
   *
   * @param source where it says so
   * @param group empty where the row does not tell
   * @param sourceRows memberships in the source
   * @param members in the service now; empty where it was not asked or has no such group
   * @param differences each between the source and the service
   * @param detail why it was refused
   * @param notes what is worth knowing and no reason to refuse it
   * @param event in a dry run, what would be published
   */
  public record Line(
      String source,
      String group,
      Result result,
      int sourceRows,
      Optional<Integer> members,
      Optional<Long> version,
      List<String> differences,
      String detail,
      List<String> notes,
      Optional<JsonNode> event) {}

  /** Rows that were not asked for. */
  public record LeftAlone(String what, int rows) {
    static List<LeftAlone> of(SortedMap<String, Integer> rows) {
      return rows.entrySet().stream()
          .map(each -> new LeftAlone(each.getKey(), each.getValue()))
          .toList();
    }
  }

  public long count(Result result) {
    return lines.stream().filter(line -> line.result() == result).count();
  }
}
