package com.tickstock.membership.json;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Symbol;
import java.util.Map;
import java.util.Optional;

/** The event, load and file that caused a change. */
public record CauseJson(
    String source, String eventId, Optional<String> loadId, Optional<String> file) {
  public static CauseJson of(Cause cause) {
    return new CauseJson(cause.event().source(), cause.event().id(), cause.loadId(), cause.file());
  }

  Cause cause(Map<Symbol, Integer> lines) {
    return new Cause(new EventId(source, eventId), loadId, file, lines);
  }
}
