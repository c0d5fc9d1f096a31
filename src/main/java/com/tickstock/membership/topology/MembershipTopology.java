package com.tickstock.membership.topology;

import com.tickstock.membership.group.TimelineFold;
import com.tickstock.membership.json.SymbolChangeJson;
import com.tickstock.membership.store.JsonSerde;
import com.tickstock.membership.store.access.TaskAssignments;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.FoldResult.DeadLetter;
import com.tickstock.membership.topology.FoldResult.Version;
import com.tickstock.membership.topology.FoldResult.Watermark;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Events are folded per group; what changed goes out to whoever wants to know, and once more, by
 * symbol, into the index that answers "which groups is it in".
 */
public final class MembershipTopology {
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final Serde<SymbolChangeJson> SYMBOL_CHANGE =
      new JsonSerde<>(SymbolChangeJson.class);
  private static final Serde<IndexRecord> INDEX_RECORD = new JsonSerde<>(IndexRecord.class);
  private static final int SYMBOL_PARTITIONS = Topics.SYMBOL_CHANGES.partitions();

  private MembershipTopology() {}

  /**
   * @param mostMembers of one group; an event past it is refused
   * @param assignments are told which partitions are held
   */
  public static Topology build(int mostMembers, TaskAssignments assignments) {
    StreamsBuilder builder = new StreamsBuilder();
    KStream<byte[], FoldResult> folded =
        fold(builder, new FoldProcessor.Supplier(new TimelineFold(mostMembers), assignments));
    sendDeadLetters(folded);
    KStream<byte[], Version> versions = versions(folded);
    sendChanges(versions);
    sendGroups(versions);
    // the fold reads these again, as any other event
    indexSymbols(
            sendSymbolChanges(versions),
            foldedEvents(folded),
            new SymbolIndexProcessor.Supplier(assignments))
        .to(Topics.EVENTS.name(), Produced.with(BYTES, BYTES).withName("write-sector-moves"));
    return builder.build();
  }

  private static KStream<byte[], FoldResult> fold(
      StreamsBuilder builder, FoldProcessor.Supplier fold) {
    return builder.stream(Topics.EVENTS.name(), Consumed.with(BYTES, BYTES).withName("read-events"))
        .process(fold, Named.as("fold-timeline"));
  }

  private static void sendDeadLetters(KStream<byte[], FoldResult> folded) {
    folded
        .filter((key, value) -> value instanceof DeadLetter, Named.as("only-dead-letters"))
        .mapValues(value -> ((DeadLetter) value).value(), Named.as("as-it-came"))
        .to(Topics.DEAD_LETTERS.name(), Produced.with(BYTES, BYTES).withName("write-dead-letters"));
  }

  private static KStream<byte[], Version> versions(KStream<byte[], FoldResult> folded) {
    return folded
        .filter((key, value) -> value instanceof Version, Named.as("only-versions"))
        .mapValues(value -> (Version) value, Named.as("as-versions"));
  }

  private static void sendChanges(KStream<byte[], Version> versions) {
    versions
        .mapValues(Version::changeJson, Named.as("as-changes"))
        .to(Topics.CHANGES.name(), Produced.with(BYTES, BYTES).withName("write-changes"));
  }

  private static void sendGroups(KStream<byte[], Version> versions) {
    versions
        .mapValues(Version::groupJson, Named.as("as-groups"))
        .to(Topics.GROUPS.name(), Produced.with(BYTES, BYTES).withName("write-groups"));
  }

  private static KStream<String, SymbolChangeJson> sendSymbolChanges(
      KStream<byte[], Version> versions) {
    KStream<String, SymbolChangeJson> bySymbol =
        versions
            .flatMapValues(Version::symbolChanges, Named.as("each-symbol"))
            .selectKey((key, change) -> change.key(), Named.as("by-symbol"));
    bySymbol.to(
        Topics.SYMBOL_CHANGES.name(),
        Produced.with(Serdes.String(), SYMBOL_CHANGE).withName("write-symbol-changes"));
    return bySymbol;
  }

  private static KStream<String, IndexRecord> foldedEvents(KStream<byte[], FoldResult> folded) {
    return folded
        .filter((key, value) -> value instanceof Watermark, Named.as("only-events"))
        .mapValues(value -> (Watermark) value, Named.as("as-events"))
        .map(MembershipTopology::indexRecord, Named.as("by-position"));
  }

  private static KeyValue<String, IndexRecord> indexRecord(byte[] key, Watermark event) {
    return KeyValue.pair(event.position().toString(), IndexRecord.of(event));
  }

  /**
   * By way of a topic of its own: {@code membership.symbol-changes} forgets after 30 days and may
   * hold what an earlier application wrote, so the index could not be rebuilt from it.
   */
  private static KStream<byte[], byte[]> indexSymbols(
      KStream<String, SymbolChangeJson> bySymbol,
      KStream<String, IndexRecord> events,
      SymbolIndexProcessor.Supplier index) {
    return bySymbol
        .mapValues(IndexRecord::of, Named.as("as-index-records"))
        .merge(events, Named.as("then-events"))
        .repartition(
            Repartitioned.<String, IndexRecord>as("symbols")
                .withKeySerde(Serdes.String())
                .withValueSerde(INDEX_RECORD)
                .withStreamPartitioner(MembershipTopology::partitions)
                .withNumberOfPartitions(SYMBOL_PARTITIONS))
        .process(index, Named.as("index-symbols"));
  }

  private static Optional<Set<Integer>> partitions(
      String topic, String key, IndexRecord record, int count) {
    return Optional.of(
        record.change().isPresent()
            ? Set.of(Partitions.of(key.getBytes(StandardCharsets.UTF_8), count))
            : IntStream.range(0, count).boxed().collect(Collectors.toSet()));
  }
}
