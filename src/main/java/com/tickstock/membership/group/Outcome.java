package com.tickstock.membership.group;

import java.util.List;

/** What became of an event. */
public sealed interface Outcome {

  /** It changed what is or was true, and made a version. */
  record Applied(Change change, List<TimelineEntry> written) implements Outcome {}

  /** It said what was so already; it stands in the timeline and makes no version. */
  record Unchanged(TimelineEntry written) implements Outcome {}

  /** It has no effect, now or later. */
  record Refused(Refusal refusal, String detail) implements Outcome {}
}
