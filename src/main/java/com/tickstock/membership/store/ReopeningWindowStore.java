package com.tickstock.membership.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A window store that can be opened again after it could not be.
 *
 * <p>After a kill, Kafka Streams 4.3.1 finds stores that were not closed, throws them away and
 * opens the same objects again. A window store, though, goes on with the segment that did not open
 * the first time, and the instance ends with "Store ... is currently closed". Closing it in between
 * lets it forget that segment.
 */
final class ReopeningWindowStore
    extends WrappedStateStore<WindowStore<Bytes, byte[]>, Bytes, byte[]>
    implements WindowStore<Bytes, byte[]> {
  private ReopeningWindowStore(WindowStore<Bytes, byte[]> store) {
    super(store);
  }

  /** Of the stores of another supplier. */
  record Supplier(WindowBytesStoreSupplier stores) implements WindowBytesStoreSupplier {
    @Override
    public WindowStore<Bytes, byte[]> get() {
      return new ReopeningWindowStore(stores.get());
    }

    @Override
    public String name() {
      return stores.name();
    }

    @Override
    public String metricsScope() {
      return stores.metricsScope();
    }

    @Override
    public long segmentIntervalMs() {
      return stores.segmentIntervalMs();
    }

    @Override
    public long windowSize() {
      return stores.windowSize();
    }

    @Override
    public boolean retainDuplicates() {
      return stores.retainDuplicates();
    }

    @Override
    public long retentionPeriod() {
      return stores.retentionPeriod();
    }
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    try {
      super.init(context, root);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void put(Bytes key, byte[] value, long start) {
    wrapped().put(key, value, start);
  }

  @Override
  public byte[] fetch(Bytes key, long start) {
    return wrapped().fetch(key, start);
  }

  @Override
  public WindowStoreIterator<byte[]> fetch(Bytes key, long from, long to) {
    return wrapped().fetch(key, from, to);
  }

  @Override
  public WindowStoreIterator<byte[]> backwardFetch(Bytes key, long from, long to) {
    return wrapped().backwardFetch(key, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetch(
      Bytes first, Bytes last, long from, long to) {
    return wrapped().fetch(first, last, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetchAll(long from, long to) {
    return wrapped().fetchAll(from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> all() {
    return wrapped().all();
  }
}
