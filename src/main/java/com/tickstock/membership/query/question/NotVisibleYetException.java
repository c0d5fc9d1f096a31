package com.tickstock.membership.query.question;

import com.tickstock.membership.topic.Position;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A write that was to be waited for has not become visible in time. */
public final class NotVisibleYetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotVisibleYetException(String message) {
    super(message);
  }

  /**
   * @param where as "here"
   */
  public NotVisibleYetException(String where, List<Position> after, Duration waited) {
    this(
        "%s is not visible %s after %d ms"
            .formatted(
                after.stream().map(Position::toString).collect(Collectors.joining(",")),
                where,
                waited.toMillis()));
  }
}
