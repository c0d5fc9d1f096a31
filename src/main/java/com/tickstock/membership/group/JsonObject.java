package com.tickstock.membership.group;

/**
 * A JSON object that the domain passes on without reading it (metadata, filters).
 *
 * @param text canonical: keys sorted, no white space, numbers plain, so that equal objects have
 *     equal text
 */
public record JsonObject(String text) {
  @Override
  public String toString() {
    return text;
  }
}
