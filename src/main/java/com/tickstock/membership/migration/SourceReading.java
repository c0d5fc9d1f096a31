package com.tickstock.membership.migration;

import com.tickstock.membership.migration.MigrationReport.LeftAlone;
import java.util.List;

/** Everything that was found in a source: in groups, refused with a reason, or not asked for. */
record SourceReading(List<SourceGroup> groups, List<Refusal> refused, List<LeftAlone> leftAlone) {

  /**
   * What cannot be migrated as it is.
   *
   * @param rows how many memberships it has, 0 where that cannot be told
   */
  record Refusal(String source, String group, int rows, String reason) {}
}
