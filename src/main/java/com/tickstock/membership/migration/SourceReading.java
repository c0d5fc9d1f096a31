package com.tickstock.membership.migration;

import com.tickstock.membership.migration.MigrationReport.LeftAlone;
import java.util.List;

/** Everything found in a source: groups, refused rows with a reason, and rows not requested. */
record SourceReading(List<SourceGroup> groups, List<Refusal> refused, List<LeftAlone> leftAlone) {

  /**
   * A row that cannot be migrated.
   *
   * @param rows number of memberships; 0 if unknown
   */
  record Refusal(String source, String group, int rows, String reason) {}
}
