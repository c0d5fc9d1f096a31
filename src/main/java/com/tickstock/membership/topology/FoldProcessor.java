package com.tickstock.membership.topology;

import com.tickstock.membership.group.Change;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.LoggedEvent;
import com.tickstock.membership.group.Outcome;
import com.tickstock.membership.group.Refusal;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelineFold;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.json.TimelineRow;
import com.tickstock.membership.store.Subtopology;
import com.tickstock.membership.store.access.TaskAssignment;
import com.tickstock.membership.store.access.TaskAssignments;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Position;
import com.tickstock.membership.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;

/** Puts the pure fold between the log and the stores. No record stops those after it. */
final class FoldProcessor implements Processor<byte[], byte[], byte[], FoldResult> {
  /** Of a group or a change: half of what the topics take, as a timeline row may hold two. */
  private static final int MAX_BYTES = 15 * 1024 * 1024;

  private final TimelineFold fold;
  private final TaskAssignments assignments;
  private ProcessorContext<byte[], FoldResult> context;
  private GroupStores stores;
  private FoldCounters counters;
  private TaskAssignment assignment;

  private FoldProcessor(TimelineFold fold, TaskAssignments assignments) {
    this.fold = fold;
    this.assignments = assignments;
  }

  record Supplier(TimelineFold fold, TaskAssignments assignments)
      implements ProcessorSupplier<byte[], byte[], byte[], FoldResult> {
    @Override
    public Processor<byte[], byte[], byte[], FoldResult> get() {
      return new FoldProcessor(fold, assignments);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Subtopology.FOLD.builders();
    }
  }

  @Override
  public void init(ProcessorContext<byte[], FoldResult> processorContext) {
    context = processorContext;
    stores = new GroupStores(processorContext);
    counters = new FoldCounters(processorContext);
    assignment = assignments.begin(Subtopology.FOLD, processorContext.taskId().partition());
  }

  @Override
  public void close() {
    assignment.end();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    assignment.changing(() -> stores.putProgress(place.offset(), fold(record, place)));
    Position position = new Position(place.partition(), place.offset());
    context.forward(
        record.withHeaders(new RecordHeaders()).withValue(new FoldResult.Watermark(position)));
  }

  /** Whether it made a version. */
  private boolean fold(Record<byte[], byte[]> record, RecordMetadata place) {
    GroupKey group;
    try {
      group = key(record.key());
    } catch (IllegalArgumentException e) {
      forwardDeadLetter(record, place, Refusal.BAD_KEY, e.getMessage());
      return false;
    }
    int partition = Partitions.of(record.key(), Topics.EVENTS.partitions());
    if (partition != place.partition()) {
      String detail =
          "%s belongs into partition %d (murmur2 of the key, mod %d), but came in %d"
              .formatted(group, partition, Topics.EVENTS.partitions(), place.partition());
      forwardDeadLetter(record, place, Refusal.WRONG_PARTITION, detail);
      return false;
    }
    EventJson event;
    try {
      event = EventJson.envelope(record.value());
    } catch (RuntimeException e) {
      // whatever a reader trips over, the record is at fault, and the next one is not
      forwardDeadLetter(record, place, Refusal.UNREADABLE, String.valueOf(e.getMessage()));
      return false;
    }
    return fold(new Incoming(record, place, group, event));
  }

  private record Incoming(
      Record<byte[], byte[]> record, RecordMetadata place, GroupKey group, EventJson event) {
    Instant recordedAt() {
      return Instant.ofEpochMilli(record.timestamp());
    }

    String position() {
      return new Position(place.partition(), place.offset()).toString();
    }

    LoggedEvent logged() {
      return event.logged(group, recordedAt(), place.offset());
    }
  }

  private boolean fold(Incoming incoming) {
    Optional<OutcomeJson> known =
        stores.outcome(incoming.group(), incoming.event().id(), incoming.recordedAt());
    if (known.filter(outcome -> outcome.outcome() != OutcomeJson.Kind.REFUSED).isPresent()) {
      // written again: from here it is kept for another 7 days
      stores.put(incoming.group(), incoming.event().id(), known.get(), incoming.recordedAt());
      return false;
    }
    LoggedEvent event;
    try {
      event = incoming.logged();
    } catch (RuntimeException e) {
      refuse(incoming, Refusal.INVALID, String.valueOf(e.getMessage()));
      return false;
    }
    Outcome outcome =
        fold.fold(event, stores.current(incoming.group()), stores.timeline(incoming.group()));
    if (outcome instanceof Outcome.Applied applied) {
      return apply(incoming, applied);
    } else if (outcome instanceof Outcome.Refused refused) {
      refuse(incoming, refused.refusal(), refused.detail());
    } else {
      Outcome.Unchanged unchanged = (Outcome.Unchanged) outcome;
      stores.put(incoming.group(), row(unchanged.written()));
      long version = stores.version(incoming.group());
      remember(
          incoming,
          OutcomeJson.unchanged(
              incoming.group(),
              incoming.event().id(),
              incoming.position(),
              version,
              incoming.recordedAt()));
      counters.unchanged();
    }
    return false;
  }

  private boolean apply(Incoming incoming, Outcome.Applied applied) {
    Change change = applied.change();
    Optional<GroupJson> now =
        change
            .now()
            .map(g -> GroupJson.of(change.group(), change.version(), change.recordedAt(), g));
    byte[] groupJson = now.map(Json::write).orElse(null);
    byte[] changeJson = Json.write(ChangeJson.of(change, incoming.position()));
    Map<TimelinePosition, byte[]> rows = new LinkedHashMap<>();
    applied.written().forEach(entry -> rows.put(entry.at(), TimelineRow.of(entry).bytes()));
    int size = Math.max(changeJson.length, groupJson == null ? 0 : groupJson.length);
    for (byte[] row : rows.values()) {
      size = Math.max(size, row.length / 2);
    }
    if (size > MAX_BYTES) {
      String detail =
          "%s or its change would take %d bytes, the limit is %d"
              .formatted(change.group(), size, MAX_BYTES);
      refuse(incoming, Refusal.TOO_LARGE, detail);
      return false;
    }
    stores.put(change, incoming.place().offset(), rows, now, groupJson);
    counters.applied();
    remember(incoming, OutcomeJson.applied(change, incoming.position()));
    // the event's own headers say what the event is, not what is told of it
    context.forward(
        incoming
            .record()
            .withHeaders(new RecordHeaders())
            .withValue(new FoldResult.Version(change, changeJson, groupJson)));
    return true;
  }

  private static Map<TimelinePosition, byte[]> row(TimelineEntry entry) {
    return Map.of(entry.at(), TimelineRow.of(entry).bytes());
  }

  private void refuse(Incoming incoming, Refusal refusal, String detail) {
    long version = stores.version(incoming.group());
    remember(
        incoming,
        OutcomeJson.refused(
            incoming.group(),
            incoming.event().id(),
            incoming.position(),
            version,
            incoming.recordedAt(),
            refusal,
            detail));
    forwardDeadLetter(incoming.record(), incoming.place(), refusal, detail);
  }

  private void remember(Incoming incoming, OutcomeJson outcome) {
    OutcomeJson remembered = outcome.withDigest(incoming.event().digest());
    stores.put(incoming.group(), incoming.event().id(), remembered, incoming.recordedAt());
  }

  private void forwardDeadLetter(
      Record<byte[], byte[]> record, RecordMetadata place, Refusal refusal, String detail) {
    counters.refused();
    context.forward(
        record
            .withHeaders(DeadLetterHeaders.of(record, place, refusal, detail))
            .withValue(new FoldResult.DeadLetter(record.value())));
  }

  private static GroupKey key(byte[] bytes) {
    String text = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    GroupKey key = GroupKey.parse(text);
    if (!Arrays.equals(key.toString().getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new IllegalArgumentException("the key is \"%s\": expected %s".formatted(text, key));
    }
    return key;
  }
}
