package com.tickstock.membership.query.question;

import com.tickstock.membership.store.StoredGroup;
import java.util.Optional;

/** A question that a whole group answers. */
interface WholeGroup extends GroupQuestion<Optional<StoredGroup>>, CacheableQuestion<StoredGroup> {
  @Override
  default byte[] toBytes(StoredGroup group) {
    return group.toBytes();
  }

  @Override
  default StoredGroup fromBytes(byte[] bytes) {
    return StoredGroup.fromBytes(bytes);
  }

  @Override
  default int size(StoredGroup group) {
    return group.json().length;
  }
}
