package com.tickstock.membership.group;

import java.util.Locale;

/** The reason why a record was refused. */
public enum Refusal {
  /** The key is not a canonical group key. */
  BAD_KEY,
  /** The record is not in the partition of its key, so it has no order among its group's events. */
  WRONG_PARTITION,
  /** The value is not a CloudEvent. */
  UNREADABLE,
  /** The CloudEvent's attributes or data are not valid for its type. */
  INVALID,
  /** The event changes a group that does not exist at the effective time. */
  NO_SUCH_GROUP,
  /** The group is not at the expected version. */
  VERSION_CONFLICT,
  /** The effective time is too far after the recorded time. */
  IN_THE_FUTURE,
  /** The group would have more members than the limit. */
  TOO_MANY_MEMBERS,
  /** A record to be written would exceed the size limit. */
  TOO_LARGE;

  /** The form in headers and responses: {@code wrong-partition}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
