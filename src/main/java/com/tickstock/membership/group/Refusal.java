package com.tickstock.membership.group;

import java.util.Locale;

/** Why a record has no effect. */
public enum Refusal {
  /** The key is no canonical group key. */
  BAD_KEY,
  /** The record is not in the partition of its key, so it has no order among its group's events. */
  WRONG_PARTITION,
  /** The value is no CloudEvent. */
  UNREADABLE,
  /** The CloudEvent's attributes or data are not what its type says. */
  INVALID,
  /** A change to a group that does not exist at its effective time. */
  NO_SUCH_GROUP,
  /** The group is not at the expected version. */
  VERSION_CONFLICT,
  /** It would hold from too far ahead of its recording. */
  IN_THE_FUTURE,
  /** The group would have more members than the limit. */
  TOO_MANY_MEMBERS,
  /** What would be written is larger than a record may be. */
  TOO_LARGE;

  /** As written in headers and answers: {@code wrong-partition}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
