package com.tickstock.membership.store.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.SegmentEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Segments of timelines that were read a short while ago, of the stores that are written to alone.
 * A version of a group stands for one state of its timeline as far as answers go, so whoever has
 * just read the version may answer from what was read under it. Thread-safe.
 */
public final class AsOfCache {
  private static final long MAX_BYTES = 128L << 20;

  /** A group past it starts anew: it must not keep all others out. */
  private static final long MAX_BYTES_A_GROUP = MAX_BYTES / 2;

  private final Cache<GroupKey, Past> groups =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((GroupKey key, Past past) -> (int) past.bytes())
          .build();

  /**
   * @param segments by their first moments
   */
  private record Past(
      long version, TreeMap<TimelinePosition, SegmentEncoder> segments, long bytes) {
    static Past of(long version, SegmentEncoder segment) {
      return new Past(version, new TreeMap<>(Map.of(segment.from(), segment)), segment.bytes());
    }

    Past with(long asked, SegmentEncoder segment) {
      if (asked < version || (asked == version && segments.containsKey(segment.from()))) {
        return this;
      }
      long sum = bytes + segment.bytes();
      if (asked > version || sum > MAX_BYTES_A_GROUP) {
        return of(asked, segment);
      }
      TreeMap<TimelinePosition, SegmentEncoder> more = new TreeMap<>(segments);
      more.put(segment.from(), segment);
      return new Past(version, more, sum);
    }
  }

  /** The one that covers {@code moment}, as of a version that has just been read. */
  Optional<SegmentEncoder> find(GroupKey key, long version, TimelinePosition moment) {
    return Optional.ofNullable(groups.getIfPresent(key))
        .filter(past -> past.version() == version)
        .map(past -> past.segments().lowerEntry(moment))
        .map(Map.Entry::getValue)
        .filter(segment -> segment.covers(moment));
  }

  /**
   * @param version that the group had before the segment was read and has still
   */
  void keep(GroupKey key, long version, SegmentEncoder segment) {
    groups
        .asMap()
        .merge(key, Past.of(version, segment), (past, alone) -> past.with(version, segment));
  }
}
