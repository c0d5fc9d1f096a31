package com.tickstock.membership.group;

/**
 * Who said it and under which id: together unique, so that an event seen twice counts once.
 *
 * @param source 1-200 characters: {@code csv}, {@code http}, {@code cli}, {@code migration} here
 * @param id 1-200 characters
 */
public record EventId(String source, String id) {
  /** The source of writes over HTTP, whose ids the client may choose. */
  public static final String HTTP = "http";

  /** The source of loads of files. */
  public static final String CSV = "csv";

  private static final int MAX = 200;

  public EventId {
    source = Text.name("source", source, MAX);
    id = Text.name("id", id, MAX);
  }
}
