package com.tickstock.membership.projection;

import com.tickstock.membership.group.Environment;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Read access to the SQL tables, for comparisons. Thread-safe. */
public interface GroupTables {

  /**
   * Passes on every group that has a row or was projected, once, from one database snapshot and one
   * at a time in memory. Runs on the caller's thread.
   *
   * @throws ProjectionException if the database cannot be read
   */
  void read(Environment environment, Consumer<TableGroup> each);

  /**
   * Returns the last projected version of each group.
   *
   * @throws ProjectionException if the database cannot be read
   */
  Map<String, Long> versions(Environment environment);

  /**
   * Returns, for each projected partition of {@code membership.events}, the offset of the last
   * event whose change is in the tables; -1 if there is none.
   *
   * @throws ProjectionException if the database cannot be read
   */
  SortedMap<Integer, Long> events();

  /** Why the tables do not follow the log; empty if they do. */
  Optional<String> trouble();
}
