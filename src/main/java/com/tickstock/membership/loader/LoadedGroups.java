package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the loader wants to know of the service, which may be this process or another. */
public interface LoadedGroups {
  Optional<GroupJson> now(GroupKey key);

  Optional<GroupJson> asOf(GroupKey key, Instant time);

  /** All that exist now. */
  List<GroupKey> keys(Environment environment);

  /**
   * The source of the event that put each membership.
   *
   * @param asOf empty: now
   */
  Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf);

  /**
   * Whether a file with that checksum was ever loaded into the group, whatever became of it since.
   * Asked by loads in the service's own process alone.
   */
  boolean wasLoaded(GroupKey key, String checksum);

  /**
   * Waits until the event is folded.
   *
   * @throws IllegalStateException where that takes too long
   */
  OutcomeJson await(GroupKey key, EventId event, Position position);
}
