package com.tickstock.membership.loader;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.HistoryJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loader's queries to the service, which may be this process or another. */
public interface LoadedGroups {
  /** The maximum number of members of a group other than a sector. */
  int maxMembers();

  Optional<GroupJson> now(GroupKey key);

  Optional<GroupJson> asOf(GroupKey key, Instant time);

  /** All groups that exist now. */
  List<GroupKey> keys(Environment environment);

  /**
   * The source of the event that put each membership.
   *
   * @param asOf empty means now
   */
  Map<Symbol, String> sources(GroupKey key, Optional<Instant> asOf);

  /**
   * A page of the valid-time history of a group, as known now, newest first; without events if the
   * group is unknown.
   *
   * @param cursor the next cursor of the previous page; empty starts with the newest event
   */
  HistoryJson history(GroupKey key, Optional<String> cursor);

  /** The whole history, oldest first. */
  default List<HistoryJson.Event> events(GroupKey key) {
    List<HistoryJson.Event> events = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      HistoryJson page = history(key, cursor);
      events.addAll(page.events());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    Collections.reverse(events);
    return events;
  }

  /** The ids of all its events, of any age. */
  default List<String> eventIds(GroupKey key) {
    return events(key).stream().map(event -> event.cause().eventId()).toList();
  }

  /**
   * Waits until the event is folded.
   *
   * @throws IllegalStateException if that takes too long
   */
  OutcomeJson await(GroupKey key, EventId event, Position position);
}
