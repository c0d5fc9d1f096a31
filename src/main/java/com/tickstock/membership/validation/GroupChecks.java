package com.tickstock.membership.validation;

import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.json.GroupSummaryJson;
import com.tickstock.membership.report.Wording;
import com.tickstock.membership.sector.Sector;
import com.tickstock.membership.sector.Sectors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Checks each group by itself. */
final class GroupChecks {
  private final Map<GroupType, Integer> counts = new EnumMap<>(GroupType.class);
  private final List<Finding> emptyEtfs = new ArrayList<>();
  private final List<Finding> emptyThemes = new ArrayList<>();
  private final List<Finding> misnamed = new ArrayList<>();

  void add(GroupSummaryJson group) {
    counts.merge(group.type(), 1, Integer::sum);
    if (group.memberCount() == 0 && group.type() == GroupType.ETF) {
      emptyEtfs.add(Finding.failure(group.key(), group.version(), "has no members"));
    } else if (group.memberCount() == 0 && group.type() == GroupType.THEME) {
      emptyThemes.add(Finding.failure(group.key(), group.version(), "has no members"));
    }
    if (group.type() == GroupType.SECTOR && !isSector(group.name())) {
      misnamed.add(Finding.failure(group.key(), group.version(), "is not a sector" + hint(group)));
    }
  }

  private static boolean isSector(String name) {
    return Sectors.ALL.stream().anyMatch(sector -> sector.name().equals(name));
  }

  private static String hint(GroupSummaryJson group) {
    return Sectors.named(group.name()).map(Sector::name).map(": expected %s"::formatted).orElse("");
  }

  List<Result> results() {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    List<Finding> none =
        all > 0 ? List.of() : List.of(Finding.warning("environment", "has no groups"));
    return List.of(
        new Result(Rule.HAS_GROUPS, Wording.count(all, "group"), none),
        new Result(Rule.ETFS_NOT_EMPTY, count(GroupType.ETF, "ETF"), emptyEtfs),
        new Result(Rule.THEMES_NOT_EMPTY, count(GroupType.THEME, "theme"), emptyThemes),
        new Result(Rule.SECTORS_VALID, count(GroupType.SECTOR, "sector"), misnamed));
  }

  private String count(GroupType type, String what) {
    return Wording.count(counts.getOrDefault(type, 0), what);
  }
}
