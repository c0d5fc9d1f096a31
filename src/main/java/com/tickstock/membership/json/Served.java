package com.tickstock.membership.json;

/**
 * An answer as it is served.
 *
 * @param json in UTF-8
 * @param tag equal tags are equal answers
 */
public record Served(byte[] json, String tag) {

  /** Named after its content. */
  public static Served of(Object answer) {
    return ofJson(Json.write(answer));
  }

  /** The same. */
  public static Served ofJson(byte[] json) {
    return new Served(json, Checksum.tag(json));
  }
}
