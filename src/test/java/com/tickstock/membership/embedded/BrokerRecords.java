package com.tickstock.membership.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.common.metadata.UnregisterBrokerRecord;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.metadata.MetadataRecordSerde;

/** The controller's records of brokers that registered and unregistered. */
final class BrokerRecords {
  private final List<String> brokers = new ArrayList<>();
  private Uuid last = Uuid.ZERO_UUID;

  private BrokerRecords() {}

  /**
   * The records in order, as {@code came} and {@code went}. A process counts as one {@code came},
   * however often it registered until it was answered.
   */
  static List<String> of(Path directory) throws IOException {
    Path file = directory.resolve("log/__cluster_metadata-0/00000000000000000000.log");
    BrokerRecords read = new BrokerRecords();
    try (FileRecords records = FileRecords.open(file.toFile(), false)) {
      for (RecordBatch batch : records.batches()) {
        if (!batch.isControlBatch()) {
          batch.forEach(read::add);
        }
      }
    }
    return read.brokers;
  }

  private void add(Record record) {
    ApiMessage message =
        new MetadataRecordSerde()
            .read(new ByteBufferAccessor(record.value()), record.valueSize())
            .message();
    if (message instanceof RegisterBrokerRecord came) {
      if (!came.incarnationId().equals(last)) {
        brokers.add("came");
      }
      last = came.incarnationId();
    } else if (message instanceof UnregisterBrokerRecord) {
      brokers.add("went");
    }
  }
}
