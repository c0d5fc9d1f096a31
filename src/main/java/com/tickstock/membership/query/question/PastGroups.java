package com.tickstock.membership.query.question;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.json.ServedStretch;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stretches of timelines that were read a short while ago, of the stores that are written to alone.
 * A version of a group stands for one state of its timeline as far as answers go, so whoever has
 * just read the version may answer from what was read under it. Thread-safe.
 */
public final class PastGroups {
  private static final long MOST_BYTES = 128L << 20;

  /** A group past it starts anew: it must not keep all others out. */
  private static final long MOST_BYTES_A_GROUP = MOST_BYTES / 2;

  private final Cache<GroupKey, Past> groups =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((GroupKey key, Past past) -> (int) past.bytes())
          .build();

  /**
   * @param stretches by their first moments
   */
  private record Past(long version, TreeMap<Moment, ServedStretch> stretches, long bytes) {
    static Past of(long version, ServedStretch stretch) {
      return new Past(version, new TreeMap<>(Map.of(stretch.from(), stretch)), stretch.bytes());
    }

    Past with(long asked, ServedStretch stretch) {
      if (asked < version || (asked == version && stretches.containsKey(stretch.from()))) {
        return this;
      }
      long sum = bytes + stretch.bytes();
      if (asked > version || sum > MOST_BYTES_A_GROUP) {
        return of(asked, stretch);
      }
      TreeMap<Moment, ServedStretch> more = new TreeMap<>(stretches);
      more.put(stretch.from(), stretch);
      return new Past(version, more, sum);
    }
  }

  /** The one that covers {@code moment}, as of a version that has just been read. */
  Optional<ServedStretch> find(GroupKey key, long version, Moment moment) {
    return Optional.ofNullable(groups.getIfPresent(key))
        .filter(past -> past.version() == version)
        .map(past -> past.stretches().lowerEntry(moment))
        .map(Map.Entry::getValue)
        .filter(stretch -> stretch.covers(moment));
  }

  /**
   * @param version that the group had before the stretch was read and has still
   */
  void keep(GroupKey key, long version, ServedStretch stretch) {
    groups
        .asMap()
        .merge(key, Past.of(version, stretch), (past, alone) -> past.with(version, stretch));
  }
}
