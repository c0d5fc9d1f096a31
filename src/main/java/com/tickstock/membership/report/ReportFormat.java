package com.tickstock.membership.report;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The format of a report. */
public enum ReportFormat {
  JSON("application/json"),
  MARKDOWN("text/markdown; charset=utf-8"),
  HTML("text/html; charset=utf-8");

  private final String contentType;

  ReportFormat(String contentType) {
    this.contentType = contentType;
  }

  /**
   * @throws InvalidValueException if {@code text} is not a format
   */
  public static ReportFormat parse(String text) {
    return Arrays.stream(values())
        .filter(format -> format.wire().equals(text))
        .findFirst()
        .orElseThrow(() -> new InvalidValueException("format", text, "json, markdown or html"));
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String contentType() {
    return contentType;
  }

  /** The whole page, in UTF-8. */
  public byte[] render(Report report) {
    return switch (this) {
      case JSON -> Json.write(report);
      case MARKDOWN -> Markdown.of(report).getBytes(StandardCharsets.UTF_8);
      case HTML -> HtmlReport.of(report).getBytes(StandardCharsets.UTF_8);
    };
  }
}
