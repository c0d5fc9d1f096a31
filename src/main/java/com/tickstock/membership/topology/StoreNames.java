package com.tickstock.membership.topology;

import java.util.Set;

/** The state stores: what is kept, and by which key. */
public final class StoreNames {
  /** {@code DEFAULT/ETF/SPY} to the whole group, as the bytes that are served. */
  public static final String GROUP_MEMBERS = "group-members";

  /** (group, effective time, log order) to the event. */
  public static final String GROUP_TIMELINE = "group-timeline";

  /** {@code DEFAULT/ETF/SPY} to a summary, for listing without reading members. */
  public static final String GROUP_CATALOG = "group-catalog";

  /** (group, event source, event id) to what became of it, for 7 days. */
  public static final String OUTCOMES = "outcomes";

  /** (environment, symbol, type, group) to the weight now. */
  public static final String SYMBOL_GROUPS = "symbol-groups";

  /** (environment, symbol, type, group, effective time) to the weight from then on, or none. */
  public static final String SYMBOL_HISTORY = "symbol-history";

  /** How far the fold of the partition has got. */
  public static final String FOLD_PROGRESS = "fold-progress";

  /** A partition of the log to how far the symbols of this partition have followed it. */
  public static final String INDEX_PROGRESS = "index-progress";

  private static final Set<String> OF_SYMBOLS =
      Set.of(SYMBOL_GROUPS, SYMBOL_HISTORY, INDEX_PROGRESS);
  private static final Set<String> OF_GROUPS =
      Set.of(GROUP_MEMBERS, GROUP_TIMELINE, GROUP_CATALOG, OUTCOMES, FOLD_PROGRESS);

  private StoreNames() {}

  /** The stores that are where {@code store} is, itself among them: one task fills them. */
  public static Set<String> togetherWith(String store) {
    return isOfSymbols(store) ? OF_SYMBOLS : OF_GROUPS;
  }

  static boolean isOfSymbols(String store) {
    return OF_SYMBOLS.contains(store);
  }
}
