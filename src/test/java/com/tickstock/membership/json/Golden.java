package com.tickstock.membership.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files in {@code golden/}: what is on the wire, with line breaks for those who read it. */
public final class Golden {
  private Golden() {}

  /** Exactly what is on the wire. */
  public static String wire(String name) {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      return withoutWhiteSpace(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Outside strings alone; nothing is parsed, so each digit and the order stay. */
  private static String withoutWhiteSpace(String json) {
    StringBuilder wire = new StringBuilder();
    boolean inString = false;
    boolean escaped = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        inString = escaped || c != '"';
        escaped = !escaped && c == '\\';
        wire.append(c);
      } else if (!Character.isWhitespace(c)) {
        inString = c == '"';
        wire.append(c);
      }
    }
    return wire.toString();
  }
}
