package com.tickstock.membership.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Makes state stores look as after a kill, but with all memory of RocksDB flushed: marked as open.
 * Kafka Streams keeps this mark in each store (KIP-1035), and does not trust such stores.
 */
final class UnclosedStores {
  private static final byte[] MARKS = "offsets".getBytes(UTF_8);
  private static final byte[] STATUS = "status".getBytes(UTF_8);
  private static final long OPEN = 1;
  private static final long CLOSED = 0;

  private UnclosedStores() {}

  /** Returns their names. */
  static List<String> mark(Path directory) throws IOException, RocksDBException {
    List<Path> stores;
    try (Stream<Path> files = Files.walk(directory)) {
      stores = files.filter(f -> f.endsWith("CURRENT")).map(Path::getParent).toList();
    }
    for (Path store : stores) {
      mark(store.toString());
    }
    return stores.stream().map(store -> store.getFileName().toString()).toList();
  }

  private static void mark(String store) throws RocksDBException {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    try (Options options = new Options()) {
      RocksDB.listColumnFamilies(options, store)
          .forEach(name -> families.add(new ColumnFamilyDescriptor(name)));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (DBOptions options = new DBOptions();
        RocksDB db = RocksDB.open(options, store, families, handles);
        FlushOptions flush = new FlushOptions()) {
      for (ColumnFamilyHandle handle : handles) {
        if (Arrays.equals(handle.getName(), MARKS)) {
          requireClosed(store, db.get(handle, STATUS));
          db.put(handle, STATUS, ByteBuffer.allocate(Long.BYTES).putLong(OPEN).array());
          db.flush(flush, handle);
        }
      }
      handles.forEach(ColumnFamilyHandle::close);
    }
  }

  private static void requireClosed(String store, byte[] status) {
    if (ByteBuffer.wrap(status).getLong() != CLOSED) {
      throw new IllegalStateException(store + " is not closed");
    }
  }
}
