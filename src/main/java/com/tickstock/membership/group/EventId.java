package com.tickstock.membership.group;

/**
 * The source and id of an event. Together they are unique, so a duplicate has no effect.
 *
 * @param source 1-200 characters: {@code csv}, {@code http}, {@code cli}, {@code migration} here
 * @param id 1-200 characters
 */
public record EventId(String source, String id) {
  /** The source of writes over HTTP; clients may choose their ids. */
  public static final String HTTP = "http";

  /** The source of events from loaded files. */
  public static final String CSV = "csv";

  private static final int MAX = 200;

  public EventId {
    source = Text.name("source", source, MAX);
    id = Text.name("id", id, MAX);
  }
}
