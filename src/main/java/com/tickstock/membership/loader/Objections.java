package com.tickstock.membership.loader;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelineFold;
import com.tickstock.membership.json.EventJson.Written;
import com.tickstock.membership.topic.EventPublisher;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reasons for which the log or the fold would refuse an event, found before anything is written;
 * empty if there is none.
 *
 * @param now the time of writing
 */
record Objections(GroupSnapshots snapshots, Instant now) {

  Optional<String> ahead(Optional<Instant> asOf) {
    return asOf.filter(day -> day.isAfter(now.plus(TimelineFold.MAX_AHEAD)))
        .map("it holds from %s, which is in the future"::formatted);
  }

  Optional<String> tooMany(GroupKey group, Map<Symbol, Member> members) {
    return group.type() != GroupType.SECTOR && members.size() > snapshots.maxMembers()
        ? Optional.of(
            "%d members: the service takes at most %d"
                .formatted(members.size(), snapshots.maxMembers()))
        : Optional.empty();
  }

  Optional<String> tooLarge(Written event) {
    int bytes = event.value().length;
    return bytes <= EventPublisher.eventBytes()
        ? Optional.empty()
        : Optional.of(
            "its event would be %d bytes: expected at most %d"
                .formatted(bytes, EventPublisher.eventBytes()));
  }
}
