package com.tickstock.membership.json;

/**
 * An answer, encoded as JSON.
 *
 * @param json in UTF-8
 * @param tag a checksum of the JSON: equal tags mean equal answers
 */
public record EncodedAnswer(byte[] json, String tag) {

  /** Encodes the answer. */
  public static EncodedAnswer of(Object answer) {
    return ofJson(Json.write(answer));
  }

  /** Takes an answer that is encoded already. */
  public static EncodedAnswer ofJson(byte[] json) {
    return new EncodedAnswer(json, Checksum.tag(json));
  }
}
