package com.tickstock.membership.feed;

import com.tickstock.membership.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The text of Server-Sent Events.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the standard</a>
 */
final class SseFrames {
  private static final byte[] DATA = utf8("data: ");
  private static final byte[] END = utf8("\n\n");

  private SseFrames() {}

  /** How soon whoever is cut off comes back. */
  static byte[] retry() {
    return utf8("retry: 1000\n\n");
  }

  /** A line that says nothing, for those to whom no id can be told yet. */
  static byte[] alive() {
    return utf8(":\n\n");
  }

  /** An event without data: clients take its id and tell nobody. */
  static byte[] id(FeedPosition position) {
    return utf8("id: " + position + "\n\n");
  }

  /** In front of an event. */
  static byte[] idOfNext(FeedPosition position) {
    return utf8("id: " + position + "\n");
  }

  static byte[] event(String name, byte[] json) {
    byte[] line = oneLine(json);
    byte[] head = utf8("event: " + name + "\n");
    ByteArrayOutputStream frame =
        new ByteArrayOutputStream(head.length + DATA.length + line.length + END.length);
    frame.writeBytes(head);
    frame.writeBytes(DATA);
    frame.writeBytes(line);
    frame.writeBytes(END);
    return frame.toByteArray();
  }

  /** What the service itself writes is one line; others may write to a topic, too. */
  private static byte[] oneLine(byte[] json) {
    for (byte b : json) {
      if (b == '\n' || b == '\r') {
        return Json.write(Json.readTree(json));
      }
    }
    return json;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
