package com.tickstock.membership.cli;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * Parses Server-Sent Events line by line.
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
   * @param type {@code message} if the stream gave none
   */
  record Event(String type, String data) {}

  /** Adds a line without its line end and returns the event that ends with it. */
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
        // a comment, the retry delay, or a field of a later version
      }
    }
    return Optional.empty();
  }

  /** The id of an event without data counts as well. */
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

  /** Discards an incomplete event: the service sends it again. */
  void cut() {
    type = "";
    data = new StringJoiner("\n");
    hasData = false;
    id = lastId;
  }

  /** The id of the last complete event; empty before the first one. */
  Optional<String> lastId() {
    return lastId.isEmpty() ? Optional.empty() : Optional.of(lastId);
  }
}
