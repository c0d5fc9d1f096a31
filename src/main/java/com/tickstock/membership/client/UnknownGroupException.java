package com.tickstock.membership.client;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.NamedGroups;
import java.util.List;

/** A part of a universe that is no group; the message names it and what it was looked for as. */
public final class UnknownGroupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownGroupException(List<GroupKey> candidates) {
    super(NamedGroups.unknown(candidates, ""));
  }
}
