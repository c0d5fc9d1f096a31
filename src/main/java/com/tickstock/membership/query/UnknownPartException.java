package com.tickstock.membership.query;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.NamedGroups;
import com.tickstock.membership.query.question.AsOf;
import java.util.List;

/** A part of a universe that is no group. */
public final class UnknownPartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPartException(List<GroupKey> candidates) {
    this(candidates, "");
  }

  UnknownPartException(List<GroupKey> candidates, AsOf when) {
    this(candidates, " " + when.text());
  }

  private UnknownPartException(List<GroupKey> candidates, String when) {
    super(NamedGroups.unknown(candidates, when));
  }
}
