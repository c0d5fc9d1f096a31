package com.tickstock.membership.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files in {@code golden/}: the wire format, with line breaks for readability. */
public final class Golden {
  private Golden() {}

  /** The exact wire format. */
  public static String wire(String name) {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      return withoutWhiteSpace(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes white space outside strings. Does not parse, so digits and order stay. */
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
