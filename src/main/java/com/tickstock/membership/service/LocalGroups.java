package com.tickstock.membership.service;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Moment;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.loader.LoadedGroups;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.query.question.AsOf;
import com.tickstock.membership.topic.Position;
import com.tickstock.membership.topology.StoredGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups of this process, for a load in it. */
record LocalGroups(MembershipQueries queries, Outcomes outcomes) implements LoadedGroups {
  private static final Duration FOLDED_WITHIN = Duration.ofSeconds(60);

  @Override
  public Optional<GroupJson> now(GroupKey key) {
    return queries.group(key).filter(StoredGroup::exists).map(StoredGroup::group);
  }

  @Override
  public Optional<GroupJson> asOf(GroupKey key, Instant time) {
    return queries.groupAsOf(key, new AsOf(time, Optional.empty())).map(StoredGroup::group);
  }

  @Override
  public List<GroupKey> keys(Environment environment) {
    List<GroupKey> keys = new ArrayList<>();
    queries.groups(environment, group -> keys.add(group.key()));
    return keys;
  }

  @Override
  public Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf) {
    return queries.lineage(key, asOf.orElse(Moment.LAST.effectiveAt())).sources();
  }

  @Override
  public boolean wasLoaded(GroupKey key, String checksum) {
    return queries.wasCaused(key, checksum);
  }

  @Override
  public OutcomeJson await(GroupKey key, EventId event, Position position) {
    return outcomes
        .await(key, event, position, FOLDED_WITHIN)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s: not folded within %d s".formatted(key, FOLDED_WITHIN.toSeconds())));
  }
}
