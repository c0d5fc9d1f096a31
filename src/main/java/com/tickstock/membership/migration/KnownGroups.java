package com.tickstock.membership.migration;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.util.Optional;

/** The queries of a migration to the service. */
public interface KnownGroups {
  Optional<GroupJson> now(GroupKey key);

  /**
   * Waits until the event is folded.
   *
   * @throws IllegalStateException if that takes too long
   */
  OutcomeJson await(GroupKey key, EventId event, Position position);
}
