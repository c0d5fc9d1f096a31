package com.tickstock.membership.loader;

import java.util.List;
import java.util.Optional;

/** What became of each file. */
public record LoadReport(String loadId, List<Line> lines) {

  /** Of a group, or of a file that was refused. */
  public enum Result {
    APPLIED,
    UNCHANGED,
    SKIPPED,
    WOULD_CHANGE,
    WOULD_NOT_CHANGE,
    REFUSED
  }

  /**
   * One group of one file.
   *
   * @param group empty where the file could not be read
   * @param detail why it was refused, or where in time it went
   */
  public record Line(
      String file,
      Optional<String> group,
      Result result,
      long members,
      long added,
      long removed,
      long reweighted,
      Optional<Long> version,
      String detail) {}

  public long count(Result result) {
    return lines.stream().filter(line -> line.result() == result).count();
  }

  public boolean hasRefusals() {
    return count(Result.REFUSED) > 0;
  }
}
