package com.tickstock.membership.json;

/**
 * An answer as it is served.
 *
 * @param json in UTF-8
 * @param tag equal tags are equal answers
 */
public record EncodedAnswer(byte[] json, String tag) {

  /** Named after its content. */
  public static EncodedAnswer of(Object answer) {
    return ofJson(Json.write(answer));
  }

  /** The same. */
  public static EncodedAnswer ofJson(byte[] json) {
    return new EncodedAnswer(json, Checksum.tag(json));
  }
}
