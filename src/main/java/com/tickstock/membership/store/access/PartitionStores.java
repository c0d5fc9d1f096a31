package com.tickstock.membership.store.access;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.SegmentEncoder;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.store.FoldProgressStore;
import com.tickstock.membership.store.GroupCatalogStore;
import com.tickstock.membership.store.GroupMembersStore;
import com.tickstock.membership.store.GroupTimelineStore;
import com.tickstock.membership.store.IndexProgressStore;
import com.tickstock.membership.store.OutcomeStore;
import com.tickstock.membership.store.Progress;
import com.tickstock.membership.store.StoredTimeline;
import com.tickstock.membership.store.SymbolGroupsStore;
import com.tickstock.membership.store.SymbolHistoryStore;
import com.tickstock.membership.store.TimelineSeqlock;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of one partition in this instance.
 *
 * <p>By {@code KafkaStreams.store}, not by {@code KafkaStreams.query}: in 4.3.1 the latter takes
 * the locks of a store in another order than writing does, and the two can wait for each other for
 * ever.
 *
 * @see <a href="https://issues.apache.org/jira/browse/KAFKA-19629">KAFKA-19629</a>
 */
public final class PartitionStores {
  /** A writer that loses its core in the middle of a version has it back by then. */
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration POLL_INTERVAL = Duration.ofNanos(50_000);

  private final OpenStores opened;
  private final int partition;
  private final boolean stale;
  private final AsOfCache past;
  private final AnswerCache answers;

  /**
   * @param stale whether a copy will do that may be behind; else only the store that is written to
   * @param past of the same instance, which is not used for copies: their stores follow each on its
   *     own, so there a version does not tell which rows are there
   * @param answers likewise: nothing tells when the rows of a copy change
   */
  public PartitionStores(
      OpenStores opened, int partition, boolean stale, AsOfCache past, AnswerCache answers) {
    if (partition < 0 || partition >= Topics.EVENTS.partitions()) {
      throw new InvalidValueException(
          "partition", partition, "0 to " + (Topics.EVENTS.partitions() - 1));
    }
    this.opened = opened;
    this.past = past;
    this.answers = answers;
    this.partition = partition;
    this.stale = stale;
  }

  /** The partition of a Kafka key: where its record is in the log. */
  public static int partition(String key) {
    return Partitions.of(key.getBytes(StandardCharsets.UTF_8), Topics.EVENTS.partitions());
  }

  public static int partition(GroupKey key) {
    return partition(key.toString());
  }

  public static int partition(Environment environment, Symbol symbol) {
    String key = SymbolChangeJson.key(environment, symbol);
    return Partitions.of(key.getBytes(StandardCharsets.UTF_8), Topics.SYMBOL_CHANGES.partitions());
  }

  public GroupMembersStore members() {
    return new GroupMembersStore(keyValues(GroupMembersStore.NAME));
  }

  public GroupCatalogStore catalog() {
    return new GroupCatalogStore(keyValues(GroupCatalogStore.NAME));
  }

  public OutcomeStore outcomes() {
    return new OutcomeStore(
        opened.open(OutcomeStore.NAME, QueryableStoreTypes.windowStore(), partition, stale));
  }

  public SymbolGroupsStore symbolGroups() {
    return new SymbolGroupsStore(keyValues(SymbolGroupsStore.NAME));
  }

  public SymbolHistoryStore symbolHistory() {
    return new SymbolHistoryStore(keyValues(SymbolHistoryStore.NAME));
  }

  public Progress progress() {
    return new FoldProgressStore(keyValues(FoldProgressStore.NAME)).get();
  }

  /** The last offset in a partition of the log that the symbol index has followed. */
  public long followed(int logPartition) {
    return new IndexProgressStore(keyValues(IndexProgressStore.NAME)).followed(logPartition);
  }

  private GroupTimelineStore timelines() {
    return new GroupTimelineStore(keyValues(GroupTimelineStore.NAME));
  }

  /**
   * Reads a timeline, again where a version was written meanwhile.
   *
   * @param reading is done with the timeline when it returns
   */
  public <T> T timeline(GroupKey group, Function<Timeline, T> reading) {
    return timeline(group, (at, timeline) -> reading.apply(timeline));
  }

  /** The same, together with where it stands. */
  public <T> T timeline(GroupKey group, BiFunction<TimelineSeqlock, StoredTimeline, T> reading) {
    GroupTimelineStore store = timelines();
    StoredTimeline timeline = store.of(group);
    Deadline deadline = Deadline.in(WRITE_TIMEOUT);
    while (!deadline.isOver()) {
      TimelineSeqlock before = store.seqlock(group);
      if (before.isUnderWay()) {
        deadline.pause(POLL_INTERVAL);
        continue;
      }
      T answer = reading.apply(before, timeline);
      if (store.seqlock(group).equals(before)) {
        return answer;
      }
    }
    throw new StoreUnavailableException("%s is being written".formatted(group));
  }

  /** Where a timeline stands; one that is being written, as it stood before. */
  public TimelineSeqlock seqlock(GroupKey group) {
    return timelines().seqlock(group);
  }

  /** What is remembered of a group that has {@code version} now. */
  public Optional<SegmentEncoder> remembered(GroupKey key, long version, TimelinePosition moment) {
    return stale ? Optional.empty() : past.find(key, version, moment);
  }

  public void remember(GroupKey key, long version, SegmentEncoder segment) {
    if (!stale) {
      past.keep(key, version, segment);
    }
  }

  /** The answer of before where no row has changed since, and else that of the stores. */
  public <A> Optional<A> cached(
      AnswerCache.Key<A> key, String store, Supplier<Optional<A>> reading) {
    Optional<TaskAssignment> assignment =
        stale ? Optional.empty() : opened.assignment(store, partition);
    return assignment.isPresent() ? answers.get(key, assignment.get(), reading) : reading.get();
  }

  private <K, V> ReadOnlyKeyValueStore<K, V> keyValues(String store) {
    return stale
        ? opened.open(store, QueryableStoreTypes.keyValueStore(), partition, true)
        : opened.held(store, partition);
  }
}
