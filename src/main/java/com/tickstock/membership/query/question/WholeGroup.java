package com.tickstock.membership.query.question;

import com.tickstock.membership.topology.StoredGroup;
import java.util.Optional;

/** A question that a whole group answers, which travels as it is stored, without being parsed. */
interface WholeGroup extends GroupQuestion<Optional<StoredGroup>> {
  byte[] NONE = new byte[0];

  @Override
  default byte[] write(Optional<StoredGroup> answer) {
    return answer.map(StoredGroup::toBytes).orElse(NONE);
  }

  @Override
  default Optional<StoredGroup> read(byte[] answer) {
    return answer.length == 0 ? Optional.empty() : Optional.of(StoredGroup.fromBytes(answer));
  }
}
