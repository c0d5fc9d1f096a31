package com.tickstock.membership.cli;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * Puts Server-Sent Events together, line by line.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the standard</a>
 */
final class EventLines {
  private String type = "";
  private StringJoiner data = new StringJoiner("\n");
  private boolean hasData;
  private String id = "";
  private String lastId = "";

  /**
   * @param type {@code message} where none was named
   */
  record Event(String type, String data) {}

  /** The event that ends with this line, which is one without its end. */
  Optional<Event> add(String line) {
    if (line.isEmpty()) {
      return dispatch();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String rest = colon < 0 ? "" : line.substring(colon + 1);
    String value = rest.startsWith(" ") ? rest.substring(1) : rest;
    switch (field) {
      case "event" -> type = value;
      case "data" -> {
        data.add(value);
        hasData = true;
      }
      case "id" -> id = value.indexOf('\0') < 0 ? value : id;
      default -> {
        // a comment, how soon to come back, or what a later version says
      }
    }
    return Optional.empty();
  }

  /** Also one without data is heard: its id counts. */
  private Optional<Event> dispatch() {
    lastId = id;
    Optional<Event> event =
        hasData
            ? Optional.of(new Event(type.isEmpty() ? "message" : type, data.toString()))
            : Optional.empty();
    type = "";
    data = new StringJoiner("\n");
    hasData = false;
    return event;
  }

  /** What is new is not whole: an event that was cut off comes again. */
  void cut() {
    type = "";
    data = new StringJoiner("\n");
    hasData = false;
    id = lastId;
  }

  /** The id of the last whole event; empty before there was one. */
  Optional<String> lastId() {
    return lastId.isEmpty() ? Optional.empty() : Optional.of(lastId);
  }
}
