package com.tickstock.membership.group;

import java.time.Instant;
import java.util.Optional;

/**
 * An event in the log.
 *
 * @param recordedAt the time when the log took it
 * @param expectedVersion the version that the writer saw; 0 if it saw none
 */
public record LoggedEvent(
    GroupKey group,
    TimelinePosition at,
    Instant recordedAt,
    Cause cause,
    Optional<Long> expectedVersion,
    GroupEvent event) {}
