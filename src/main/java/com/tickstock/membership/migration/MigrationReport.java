package com.tickstock.membership.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The result for everything in the source. */
public record MigrationReport(
    MigrationRequest.Source source, List<Line> lines, List<LeftAlone> leftAlone) {

  /**
   * The result for a group.
   *
   * <p>MIGRATED and UNCHANGED are verified: the group in the service equals the source. DIFFERENT
   * was published and differs from the source.
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
   * @param source the place in the source
   * @param group empty if the row has no valid group
   * @param sourceRows number of memberships in the source
   * @param members number of members in the service now; empty if not queried, or if there is no
   *     such group
   * @param differences the differences between the source and the service
   * @param detail why it was refused
   * @param notes notes that are no reason to refuse it
   * @param event in a dry run, the event that would be published
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

  /** Rows that were not requested. */
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
