package com.tickstock.membership.config;

/** The format of the service log. */
public enum LogFormat {
  TEXT,
  JSON;

  static LogFormat parse(String text) {
    return switch (text) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default -> throw new IllegalArgumentException("expected text or json");
    };
  }
}
