package com.tickstock.membership.migration;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.json.Checksum;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is published of a group. Its id is a digest of what it says, so that a second run says
 * nothing new.
 */
final class MigrationEvent {
  private static final String SOURCE = "migration";

  private MigrationEvent() {}

  /**
   * @param replaced the version of the group that the log knows, which this is to replace; it holds
   *     from now on. 0 where the log knows none: it holds from when the source knows
   * @param now what is later than this is not yet true
   */
  static Unwritten of(SourceGroup group, long replaced, Instant now) {
    Optional<Instant> since =
        replaced == 0 ? group.since().filter(time -> !time.isAfter(now)) : Optional.empty();
    Unwritten unnamed = with(group, since, replaced, "?");
    // the same words once more over another version are another event
    byte[] said = EventJson.write(unnamed, Instant.EPOCH);
    return with(group, since, replaced, Checksum.of(said));
  }

  private static Unwritten with(
      SourceGroup group, Optional<Instant> since, long replaced, String id) {
    GroupEvent event =
        group.members().isPresent()
            ? new GroupEvent.MembersReplaced(group.members().get(), Optional.of(group.definition()))
            : new GroupEvent.GroupDefined(group.definition());
    Cause cause =
        new Cause(
            new EventId(SOURCE, id), Optional.empty(), Optional.empty(), Map.of(), group.origin());
    // who changes it between the question and the event is not overwritten
    return new Unwritten(group.key(), cause, since, Optional.of(replaced), event);
  }
}
