package com.tickstock.membership.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.StoreBuilder;

/** The two subtopologies and their stores: one task of each fills all of its stores. */
public enum Subtopology {
  /** Folds the events of a group. */
  FOLD,
  /** Indexes memberships by symbol. */
  INDEX;

  private static final Set<String> FOLD_STORES =
      Set.of(
          GroupMembersStore.NAME,
          GroupTimelineStore.NAME,
          GroupCatalogStore.NAME,
          OutcomeStore.NAME,
          FoldProgressStore.NAME);
  private static final Set<String> INDEX_STORES =
      Set.of(SymbolGroupsStore.NAME, SymbolHistoryStore.NAME, IndexProgressStore.NAME);

  /** The one whose task fills {@code store}. */
  public static Subtopology of(String store) {
    if (INDEX_STORES.contains(store)) {
      return INDEX;
    } else if (FOLD_STORES.contains(store)) {
      return FOLD;
    }
    throw new IllegalArgumentException("no store " + store);
  }

  public Set<String> stores() {
    return this == INDEX ? INDEX_STORES : FOLD_STORES;
  }

  /** New builders, in a fixed order: the description of the topology must not change by itself. */
  public Set<StoreBuilder<?>> builders() {
    return new LinkedHashSet<>(
        switch (this) {
          case FOLD ->
              List.of(
                  GroupMembersStore.builder(),
                  GroupTimelineStore.builder(),
                  GroupCatalogStore.builder(),
                  OutcomeStore.builder(),
                  FoldProgressStore.builder());
          case INDEX ->
              List.of(
                  SymbolGroupsStore.builder(),
                  SymbolHistoryStore.builder(),
                  IndexProgressStore.builder());
        });
  }
}
