package com.tickstock.membership.loader;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.time.Instant;
import java.util.Optional;

/** What the loader wants to know of the service, which may be this process or another. */
public interface LoadedGroups {
  Optional<GroupJson> now(GroupKey key);

  Optional<GroupJson> asOf(GroupKey key, Instant time);

  /**
   * Waits until the event is folded.
   *
   * @throws IllegalStateException where that takes too long
   */
  OutcomeJson await(GroupKey key, EventId event, Position position);
}
