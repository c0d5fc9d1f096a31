package com.tickstock.membership.topology;

import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.CurrentVersion;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.store.FoldProgressStore;
import com.tickstock.membership.store.GroupCatalogStore;
import com.tickstock.membership.store.GroupMembersStore;
import com.tickstock.membership.store.GroupTimelineStore;
import com.tickstock.membership.store.OutcomeStore;
import com.tickstock.membership.store.StoredGroup;
import com.tickstock.membership.store.TimelineSeqlock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** The stores of one partition that the fold reads and writes. */
final class GroupStores {
  private final GroupMembersStore.Writer members;
  private final GroupTimelineStore.Writer timeline;
  private final GroupCatalogStore.Writer catalog;
  private final OutcomeStore.Writer outcomes;
  private final FoldProgressStore.Writer progress;

  GroupStores(ProcessingContext context) {
    members = new GroupMembersStore.Writer(context);
    timeline = new GroupTimelineStore.Writer(context);
    catalog = new GroupCatalogStore.Writer(context);
    outcomes = new OutcomeStore.Writer(context);
    progress = new FoldProgressStore.Writer(context);
  }

  CurrentVersion current(GroupKey group) {
    return members.current(group);
  }

  long version(GroupKey group) {
    return members.version(group);
  }

  Timeline timeline(GroupKey group) {
    return timeline.of(group);
  }

  Optional<OutcomeJson> outcome(GroupKey group, EventId event, Instant now) {
    return outcomes.latest(group, event, now);
  }

  void put(GroupKey group, EventId event, OutcomeJson outcome, Instant now) {
    outcomes.put(group, event, outcome, now);
  }

  void put(GroupKey group, Map<TimelinePosition, byte[]> rows) {
    timeline.put(group, rows);
  }

  /**
   * Writes a version. The seqlock tells a concurrent reader of the timeline that it is being
   * written. A retired group keeps its version and leaves the catalog.
   *
   * @param offset of its event
   * @param rows of the timeline
   * @param json the group now; null if it does not exist
   */
  void put(
      Change change,
      long offset,
      Map<TimelinePosition, byte[]> rows,
      Optional<GroupJson> now,
      byte[] json) {
    GroupKey group = change.group();
    TimelineSeqlock begun = timeline.seqlock(group).begun();
    timeline.put(group, begun);
    timeline.put(group, rows);
    members.put(group, StoredGroup.of(change.version(), change.recordedAt(), offset, json));
    catalog.put(group, now.map(GroupJson::summary));
    timeline.put(group, begun.done(change.version(), change.recordedAt()));
  }

  /** After everything that the event changed is written. */
  void putProgress(long offset, boolean changed) {
    progress.put(offset, changed);
  }
}
