package com.tickstock.membership.query;

import com.tickstock.membership.group.GroupKey;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a universe that is no group. */
public final class UnknownPartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownPartException(List<GroupKey> candidates) {
    super(
        "no group %s: looked for %s"
            .formatted(
                candidates.get(0).name(),
                candidates.stream()
                    .map(key -> key.type() + "/" + key.name())
                    .collect(Collectors.joining(", "))));
  }
}
