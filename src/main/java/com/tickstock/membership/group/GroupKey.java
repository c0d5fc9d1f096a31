package com.tickstock.membership.group;

import java.util.Objects;

/**
 * Which group: written {@code DEFAULT/ETF/SPY}, and that string is the Kafka key.
 *
 * @param name 1-100 characters, no slash, colon or control character; folded by type
 */
public record GroupKey(Environment environment, GroupType type, String name)
    implements Comparable<GroupKey> {
  private static final int MOST = 100;

  public GroupKey {
    Objects.requireNonNull(environment);
    Objects.requireNonNull(type);
    // folding first: upper case can be longer (ß)
    name = Text.name("name", type.fold(Text.free("name", name)), MOST);
    if (name.indexOf('/') >= 0 || name.indexOf(':') >= 0) {
      throw new InvalidValueException("name", name, "no slash or colon");
    }
  }

  /**
   * @throws InvalidValueException when {@code text} is not ENVIRONMENT/TYPE/NAME
   */
  public static GroupKey parse(String text) {
    String[] parts = text == null ? new String[0] : text.split("/", -1);
    if (parts.length != 3) {
      throw new InvalidValueException("group", text, "ENVIRONMENT/TYPE/NAME, as DEFAULT/ETF/SPY");
    }
    return new GroupKey(Environment.parse(parts[0]), GroupType.parse(parts[1]), parts[2]);
  }

  @Override
  public int compareTo(GroupKey other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return environment + "/" + type + "/" + name;
  }
}
