package com.tickstock.membership.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** All stores of a process share one bounded piece of native memory, whatever their number. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  private static final long TOTAL_BYTES = 256L << 20;
  private static final long WRITE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 8L << 20;

  static {
    // before the native objects below are made
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(TOTAL_BYTES);
  private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITES);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    // timelines repeat themselves: JSON of the same names, day after day
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  /** The cache is everybody's: it lives as long as the process. */
  @Override
  public void close(String store, Options options) {}
}
