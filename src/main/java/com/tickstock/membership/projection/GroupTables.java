package com.tickstock.membership.projection;

import com.tickstock.membership.group.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The tables, for whoever holds them against something else. Thread-safe. */
public interface GroupTables {

  /**
   * Hands over every group that has a row or was projected, each once, one in memory at a time, all
   * as of one moment. On the caller's thread.
   *
   * @throws ProjectionException where the database cannot be read
   */
  void read(Environment environment, Consumer<TableGroup> each);

  /**
   * By group, the version that was projected last.
   *
   * @throws ProjectionException where the database cannot be read
   */
  Map<String, Long> versions(Environment environment);

  /**
   * By partition of {@code membership.events} that is projected, the offset of the last event whose
   * change is in the tables; -1 where none is.
   *
   * @throws ProjectionException where the database cannot be read
   */
  SortedMap<Integer, Long> events();

  /** What keeps them from following the log; empty where all is well. */
  Optional<String> trouble();
}
