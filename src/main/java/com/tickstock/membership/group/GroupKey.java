package com.tickstock.membership.group;

import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The key of a group, written {@code DEFAULT/ETF/SPY}. That string is the Kafka key.
 *
 * @param name 1-100 characters, no slash, colon or control character; its case depends on the type
 */
public record GroupKey(Environment environment, GroupType type, String name)
    implements Comparable<GroupKey> {
  private static final int MAX = 100;

  /** Unicode's default ignorable, format and private use characters, and all spaces but " ". */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}[\\p{Zs}&&[^ ]]\\u034F\\u115F\\u1160\\u17B4\\u17B5"
              + "\\u180B-\\u180F\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\x{E0000}-\\x{E0FFF}]");

  public GroupKey {
    Objects.requireNonNull(environment);
    Objects.requireNonNull(type);
    // fold the case first: upper case can be longer (ß)
    name = Text.name("name", type.fold(Text.free("name", name)), MAX);
    if (name.indexOf('/') >= 0 || name.indexOf(':') >= 0) {
      throw new InvalidValueException("name", name, "no slash or colon");
    }
  }

  /**
   * The key for a name as people and services write it. All Unicode forms of a name give the same
   * group.
   */
  public static GroupKey of(Environment environment, GroupType type, String name) {
    return new GroupKey(environment, type, name).composed();
  }

  /** The same key with the name in Unicode's composed form, NFC. */
  public GroupKey composed() {
    return Normalizer.isNormalized(name, Normalizer.Form.NFC)
        ? this
        : new GroupKey(environment, type, Normalizer.normalize(name, Normalizer.Form.NFC));
  }

  /**
   * Refuses a name that a new group must not have: one with invisible characters, one that URL
   * paths drop, one that is not in Unicode's composed form, or an unknown SECTOR. Older groups with
   * such names stay readable.
   *
   * @throws InvalidValueException if the name is not allowed
   */
  public void requireNameable() {
    if (!composed().equals(this)) {
      throw new InvalidValueException("name", name, "Unicode's composed form, NFC");
    } else if (UNSEEN.matcher(name).find()) {
      throw new InvalidValueException(
          "name", name, "no invisible or bidirectional control characters, and no space but \" \"");
    } else if (name.equals(".") || name.equals("..")) {
      throw new InvalidValueException("name", name, "a name other than . and ..");
    } else if (type == GroupType.SECTOR && !GroupType.SECTORS.contains(name)) {
      throw new InvalidValueException(
          "name", name, "a sector, one of " + String.join(", ", GroupType.SECTORS));
    }
  }

  /**
   * @throws InvalidValueException if {@code text} is not ENVIRONMENT/TYPE/NAME
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
