package com.tickstock.membership.group;

/**
 * A JSON object that the domain carries but never looks into (metadata, filters).
 *
 * @param text canonical: keys sorted, no white space, numbers plain; so equal objects are equal
 *     text
 */
public record JsonObject(String text) {
  @Override
  public String toString() {
    return text;
  }
}
