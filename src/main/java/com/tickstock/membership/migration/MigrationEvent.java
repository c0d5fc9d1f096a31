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
 * The event of a migrated group. Its id is a digest of its content, so a second run has no effect.
 */
final class MigrationEvent {
  private static final String SOURCE = "migration";

  private MigrationEvent() {}

  /**
   * @param replaced the version of the present group, which the event replaces from now on; 0 if
   *     there is no group: the event then holds from the time in the source
   * @param now a later time in the source is ignored
   */
  static Unwritten of(SourceGroup group, long replaced, Instant now) {
    Optional<Instant> since =
        replaced == 0 ? group.since().filter(time -> !time.isAfter(now)) : Optional.empty();
    Unwritten unnamed = with(group, since, replaced, "?");
    // the digest includes the replaced version: the same content over another version is a new
    // event
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
    // the expected version keeps the event from overwriting a concurrent change
    return new Unwritten(group.key(), cause, since, Optional.of(replaced), event);
  }
}
