package com.tickstock.membership.http;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.json.Thresholds;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks the size and content of a write. The checks apply to requests and not to the log: an event
 * in the log is valid whatever the limits are today.
 */
final class Admission {
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_GROUP_OBJECT = 64 << 10;
  private static final int MAX_MEMBER_OBJECT = 32 << 10;

  private Admission() {}

  /**
   * @throws InvalidValueException if a field is too long or has no meaning, or if no group may have
   *     this name; it names the field
   */
  static void require(GroupKey group, GroupEvent event) {
    if (!event.onlyRemoves()) {
      group.requireNameable();
    }
    event.accept(new Bounds());
  }

  /** Checks the limits of each event type. */
  private static final class Bounds implements GroupEvent.Visitor<Void> {
    @Override
    public Void defined(GroupEvent.GroupDefined event) {
      require(event.definition());
      return null;
    }

    @Override
    public Void replaced(GroupEvent.MembersReplaced event) {
      event.definition().ifPresent(Admission::require);
      require("members", event.members().values());
      return null;
    }

    @Override
    public Void changed(GroupEvent.MembersChanged event) {
      require("put", event.put().values());
      return null;
    }

    @Override
    public Void retired(GroupEvent.GroupRetired event) {
      requireText("reason", event.reason());
      return null;
    }
  }

  private static void require(Definition definition) {
    requireText("description", definition.description());
    requireObject("metadata", definition.metadata(), MAX_GROUP_OBJECT);
    requireObject("liquidityFilter", definition.liquidityFilter(), MAX_GROUP_OBJECT);
    definition.liquidityFilter().ifPresent(Thresholds::of);
  }

  private static void require(String field, Collection<Member> members) {
    for (Member member : members) {
      requireObject(
          "%s (%s).metadata".formatted(field, member.symbol()),
          member.metadata(),
          MAX_MEMBER_OBJECT);
    }
  }

  private static void requireText(String field, Optional<String> text) {
    text.ifPresent(value -> requireLength(field, value, MAX_TEXT));
  }

  private static void requireObject(String field, Optional<JsonObject> object, int most) {
    object.ifPresent(value -> requireLength(field, value.text(), most));
  }

  private static void requireLength(String field, String text, int most) {
    if (text.length() > most) {
      throw new InvalidValueException(
          field,
          text,
          String.format(Locale.ROOT, "at most %,d characters, not %,d", most, text.length()));
    }
  }
}
