package com.tickstock.membership.query.question;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Timeline;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.json.SegmentEncoder;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.Progress;
import com.tickstock.membership.topology.StoreNames;
import com.tickstock.membership.topology.StoredGroup;
import com.tickstock.membership.topology.StoredTimeline;
import com.tickstock.membership.topology.SymbolRow;
import com.tickstock.membership.topology.TaskAssignment;
import com.tickstock.membership.topology.TimelineSeqlock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

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

  static int partition(GroupKey key) {
    return partition(key.toString());
  }

  static int partition(Environment environment, Symbol symbol) {
    String key = SymbolChangeJson.key(environment, symbol);
    return Partitions.of(key.getBytes(StandardCharsets.UTF_8), Topics.SYMBOL_CHANGES.partitions());
  }

  ReadOnlyKeyValueStore<String, StoredGroup> groups() {
    return keyValues(StoreNames.GROUP_MEMBERS);
  }

  ReadOnlyKeyValueStore<String, byte[]> catalog() {
    return keyValues(StoreNames.GROUP_CATALOG);
  }

  ReadOnlyWindowStore<Bytes, OutcomeJson> outcomes() {
    return opened.open(StoreNames.OUTCOMES, QueryableStoreTypes.windowStore(), partition, stale);
  }

  ReadOnlyKeyValueStore<Bytes, SymbolRow> symbolGroups() {
    return keyValues(StoreNames.SYMBOL_GROUPS);
  }

  ReadOnlyKeyValueStore<Bytes, SymbolRow> symbolHistory() {
    return keyValues(StoreNames.SYMBOL_HISTORY);
  }

  Progress progress() {
    Progress progress =
        this.<String, Progress>keyValues(StoreNames.FOLD_PROGRESS).get(Progress.KEY);
    return progress == null ? new Progress(Progress.NONE, Progress.NONE) : progress;
  }

  /** The offset in a partition of the log up to which the index by symbol has followed. */
  long followed(int logPartition) {
    Long offset = this.<Integer, Long>keyValues(StoreNames.INDEX_PROGRESS).get(logPartition);
    return offset == null ? Progress.NONE : offset;
  }

  /**
   * Reads a timeline, again where a version was written meanwhile.
   *
   * @param reading is done with the timeline when it returns
   */
  <T> T timeline(GroupKey group, Function<Timeline, T> reading) {
    return timeline(group, (at, timeline) -> reading.apply(timeline));
  }

  /** The same, together with where it stands. */
  <T> T timeline(GroupKey group, BiFunction<TimelineSeqlock, StoredTimeline, T> reading) {
    ReadOnlyKeyValueStore<Bytes, byte[]> store = keyValues(StoreNames.GROUP_TIMELINE);
    StoredTimeline timeline = new StoredTimeline(group, store);
    Deadline deadline = Deadline.in(WRITE_TIMEOUT);
    while (!deadline.isOver()) {
      TimelineSeqlock before = TimelineSeqlock.of(store, group);
      if (before.isUnderWay()) {
        deadline.pause(POLL_INTERVAL);
        continue;
      }
      T answer = reading.apply(before, timeline);
      if (TimelineSeqlock.of(store, group).equals(before)) {
        return answer;
      }
    }
    throw new StoreUnavailableException("%s is being written".formatted(group));
  }

  /** Where a timeline stands; one that is being written, as it stood before. */
  TimelineSeqlock seqlock(GroupKey group) {
    return TimelineSeqlock.of(keyValues(StoreNames.GROUP_TIMELINE), group);
  }

  /** What is remembered of a group that has {@code version} now. */
  Optional<SegmentEncoder> remembered(GroupKey key, long version, TimelinePosition moment) {
    return stale ? Optional.empty() : past.find(key, version, moment);
  }

  void remember(GroupKey key, long version, SegmentEncoder segment) {
    if (!stale) {
      past.keep(key, version, segment);
    }
  }

  /** The answer of before where no row has changed since, and else that of the stores. */
  <A> Optional<A> kept(CacheableQuestion<A> question) {
    Optional<TaskAssignment> assignment =
        stale ? Optional.empty() : opened.assignment(question.store(), partition);
    return assignment.isPresent()
        ? answers.get(question, assignment.get(), () -> question.look(this))
        : question.look(this);
  }

  private <K, V> ReadOnlyKeyValueStore<K, V> keyValues(String store) {
    return stale
        ? opened.open(store, QueryableStoreTypes.keyValueStore(), partition, true)
        : opened.held(store, partition);
  }
}
