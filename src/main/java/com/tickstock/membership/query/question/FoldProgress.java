package com.tickstock.membership.query.question;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.tickstock.membership.store.Progress;
import com.tickstock.membership.store.access.PartitionStores;

/** How far a partition of the log is folded. */
@JsonTypeName("fold-progress")
public record FoldProgress(int partition) implements GroupQuestion<Progress> {

  @Override
  public Progress answer(PartitionStores stores) {
    return stores.progress();
  }
}
