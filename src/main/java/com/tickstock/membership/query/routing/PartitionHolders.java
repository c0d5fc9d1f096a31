package com.tickstock.membership.query.routing;

import com.tickstock.membership.query.question.Question;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** Which instance holds the partition of a question, and which have a copy of it. */
interface PartitionHolders {
  /** Empty where nobody holds it, or that is not known yet. */
  Optional<KeyQueryMetadata> of(Question<?> question);

  /** As the brokers assigned them. */
  static PartitionHolders of(KafkaStreams streams) {
    return question ->
        streams.state().isRunningOrRebalancing() ? assigned(streams, question) : Optional.empty();
  }

  private static Optional<KeyQueryMetadata> assigned(KafkaStreams streams, Question<?> question) {
    return Optional.ofNullable(
            streams.queryMetadataForKey(
                question.store(),
                question.partition(),
                (topic, partition, value, count) -> Optional.of(Set.of(partition))))
        .filter(places -> !places.equals(KeyQueryMetadata.NOT_AVAILABLE))
        .filter(places -> !places.activeHost().equals(HostInfo.unavailable()));
  }
}
