package com.tickstock.membership.json;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.TimelineEntry;
import com.tickstock.membership.group.TimelinePosition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the {@code group-timeline} store; its position is in the key. The checkpoint comes
 * first: its head, then its members in served form, each after its length in four bytes. An empty
 * head means that there is no checkpoint. The entry follows. So a query that needs only the
 * checkpoint does not read the entry, which is as long again if all weights changed.
 */
public record TimelineRow(byte[] bytes) {
  private static final byte[] NONE = new byte[0];

  private record Head(DefinitionJson definition, Instant effectiveAt, int memberCount) {}

  public static TimelineRow of(TimelineEntry entry) {
    Optional<GroupBody> checkpoint = entry.checkpoint().map(GroupBody::of);
    byte[] head = checkpoint.map(TimelineRow::head).orElse(NONE);
    byte[] members = checkpoint.map(GroupBody::members).orElse(NONE);
    byte[] rest = Json.write(TimelineEntryJson.of(entry));
    return new TimelineRow(
        ByteBuffer.allocate(2 * Integer.BYTES + head.length + members.length + rest.length)
            .putInt(head.length)
            .put(head)
            .putInt(members.length)
            .put(members)
            .put(rest)
            .array());
  }

  private static byte[] head(GroupBody group) {
    DefinitionJson definition = DefinitionJson.of(group.definition());
    return Json.write(new Head(definition, group.effectiveAt(), group.memberCount()));
  }

  /** The whole group after the entry, if the row has a checkpoint. */
  public Optional<GroupBody> checkpoint() {
    return checkpoint(ByteBuffer.wrap(bytes));
  }

  /** The id of the event that made the row. Does not read the members. */
  public String eventId() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    skip(buffer);
    skip(buffer);
    return Json.text(bytes, buffer.position(), "cause", "eventId");
  }

  private static void skip(ByteBuffer buffer) {
    int length = buffer.getInt();
    buffer.position(buffer.position() + length);
  }

  public TimelineEntry entry(TimelinePosition at) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Optional<GroupBody> checkpoint = checkpoint(buffer);
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return Json.read(rest, TimelineEntryJson.class).entry(at, checkpoint.map(GroupBody::group));
  }

  private static Optional<GroupBody> checkpoint(ByteBuffer buffer) {
    byte[] head = next(buffer);
    byte[] members = next(buffer);
    if (head.length == 0) {
      return Optional.empty();
    }
    Head group = Json.read(head, Head.class);
    Definition definition = group.definition().definition();
    return Optional.of(
        new GroupBody(definition, group.effectiveAt(), group.memberCount(), members));
  }

  private static byte[] next(ByteBuffer buffer) {
    byte[] part = new byte[buffer.getInt()];
    buffer.get(part);
    return part;
  }
}
