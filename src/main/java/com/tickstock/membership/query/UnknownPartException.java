package com.tickstock.membership.query;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.query.question.AsOf;
import java.util.List;
import java.util.stream.Collectors;

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
    super(
        "no group %s%s: looked for %s"
            .formatted(
                candidates.get(0).name(),
                when,
                candidates.stream()
                    .map(key -> key.type() + "/" + key.name())
                    .collect(Collectors.joining(", "))));
  }
}
