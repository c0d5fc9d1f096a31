package com.tickstock.membership.http;

import com.tickstock.membership.group.InvalidValueException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/**
 * An answer as CSV, for spreadsheets and scripts, if {@code format=csv} or {@code Accept: text/csv}
 * requests it.
 *
 * @param rows cells in the order of the columns; empty if the value is unknown
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
record Csv(List<String> columns, List<List<Optional<?>>> rows) {
  static final String PARAMETER = "format";

  private static final String TYPE = "text/csv";

  /**
   * @throws InvalidValueException if the format is neither csv nor json
   */
  static boolean isAsked(Context ctx) {
    String named = ctx.queryParam(PARAMETER);
    if (named == null) {
      return accepts(Optional.ofNullable(ctx.header("Accept")).orElse(""));
    }
    return switch (named) {
      case "csv" -> true;
      case "json" -> false;
      default -> throw new InvalidValueException(PARAMETER, named, "csv or json");
    };
  }

  /** A client that accepts JSON as well gets JSON. */
  private static boolean accepts(String header) {
    List<String> types =
        Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
            .map(type -> type.split(";", 2)[0].strip())
            .toList();
    return types.contains(TYPE)
        && types.stream().noneMatch(t -> t.equals("application/json") || t.equals("*/*"));
  }

  void answer(Context ctx) {
    StringBuilder text = new StringBuilder();
    try {
      CSVFormat.RFC4180.printRecord(text, columns.toArray());
      for (List<Optional<?>> row : rows) {
        CSVFormat.RFC4180.printRecord(text, row.stream().map(cell -> cell.orElse(null)).toArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ctx.res().addHeader("Vary", "Accept");
    Responses.digested(
        ctx, TYPE + "; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
