package com.tickstock.membership.group;

import java.util.List;

/** The outcome of folding an event. */
public sealed interface Outcome {

  /** The event changed the present or the past, and made a version. */
  record Applied(Change change, List<TimelineEntry> written) implements Outcome {}

  /** The event changed nothing. It is stored in the timeline and makes no version. */
  record Unchanged(TimelineEntry written) implements Outcome {}

  /** The event has no effect, now or later. */
  record Refused(Refusal refusal, String detail) implements Outcome {}
}
