package com.tickstock.membership.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads a sequence of JSON values: one per line, over several lines, or as elements of an array.
 * After an invalid value, reading continues at the next line that starts an object, so that one run
 * finds the errors in later values too.
 */
public final class JsonValues {
  /** Reading stops after so many errors: it is probably the wrong file. */
  private static final int MAX_BROKEN = 100;

  private static final int END = 0;

  private final String[] lines;
  private final List<Value> values = new ArrayList<>();
  private final List<Broken> broken = new ArrayList<>();
  private boolean inArray;
  private int line;

  private JsonValues(String text) {
    this.lines = text.split("\n", -1);
  }

  /**
   * @param line the line on which it starts, from 1
   */
  public record Value(int line, JsonNode json) {}

  /**
   * @param line the line on which the value starts, from 1
   */
  public record Broken(int line, String problem) {}

  public static JsonValues read(String text) {
    JsonValues found = new JsonValues(text);
    int from = 1;
    while (from != END && found.broken.size() < MAX_BROKEN) {
      from = found.readFrom(from);
    }
    return found;
  }

  public List<Value> values() {
    return List.copyOf(values);
  }

  public List<Broken> broken() {
    return List.copyOf(broken);
  }

  /** Reads from a line on. Returns the line to continue from. */
  private int readFrom(int first) {
    // put empty lines in place of those already read, so that the others keep their line numbers
    String rest =
        "\n".repeat(first - 1) + String.join("\n", List.of(lines).subList(first - 1, lines.length));
    try (JsonParser parser = Json.parser(rest)) {
      while (next(parser)) {
        values.add(new Value(line, Json.tree(parser)));
      }
      return END;
    } catch (IOException e) {
      broken.add(new Broken(line, JsonErrors.explain(e).getMessage()));
      // in an array, the start of the next element cannot be recognised
      return inArray ? END : nextObject(line);
    }
  }

  /** Advances the parser to the start of the next value. Returns false if there is none. */
  private boolean next(JsonParser parser) throws IOException {
    while (true) {
      JsonToken token;
      try {
        token = parser.nextToken();
      } catch (JsonProcessingException e) {
        line = e.getLocation() == null ? line : e.getLocation().getLineNr();
        throw e;
      }
      if (token == null) {
        return false;
      }
      line = parser.currentTokenLocation().getLineNr();
      if (token == JsonToken.START_ARRAY && !inArray) {
        inArray = true;
      } else if (token == JsonToken.END_ARRAY) {
        inArray = false;
      } else {
        return true;
      }
    }
  }

  private int nextObject(int after) {
    return IntStream.range(after, lines.length)
        .filter(i -> lines[i].startsWith("{"))
        .map(i -> i + 1)
        .findFirst()
        .orElse(END);
  }
}
