package com.tickstock.membership.json;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * A group without its key and version. Its members are encoded already, so that an answer is
 * assembled by copying bytes.
 *
 * @param members the JSON array in its served form
 */
public record GroupBody(
    Definition definition, Instant effectiveAt, int memberCount, byte[] members) {
  private static final int EMPTY_AND_END = "[]}".length();

  static GroupBody of(Group group) {
    return new GroupBody(
        group.definition(),
        group.effectiveAt(),
        group.members().size(),
        Json.write(GroupJson.inOrder(group.members().values())));
  }

  Group group() {
    List<GroupJson.MemberOfGroup> list =
        List.of(Json.read(members, GroupJson.MemberOfGroup[].class));
    return new Group(definition, GroupJson.bySymbol(list), effectiveAt);
  }

  /** The same JSON as {@link GroupJson} gives. */
  public byte[] json(GroupKey key, long version, Instant updatedAt) {
    byte[] head =
        Json.write(
            new GroupJson(
                key.environment(),
                key.type(),
                key.name(),
                definition.description(),
                definition.metadata(),
                definition.liquidityFilter(),
                version,
                effectiveAt,
                updatedAt,
                memberCount,
                List.of()));
    return ByteBuffer.allocate(head.length - EMPTY_AND_END + members.length + 1)
        .put(head, 0, head.length - EMPTY_AND_END)
        .put(members)
        .put((byte) '}')
        .array();
  }
}
