package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An unknown header, with the nearest formats and the differences from them. */
record UnknownHeader(Row row, List<Candidate> nearest) {
  /** The usual titles of columns, and titles of columns that no format reads. */
  private static final Set<String> TITLES =
      Stream.concat(
              Stream.of(Column.values()).flatMap(column -> column.titles().stream()),
              Stream.of(
                  "constituent",
                  "constituents",
                  "member",
                  "members",
                  "stock",
                  "stocks",
                  "code",
                  "codes",
                  "ric",
                  "instrument",
                  "wkn"))
          .collect(Collectors.toSet());

  /**
   * A header below the first row needs two known titles: a text above it may contain one by chance.
   */
  private static final int LEAST_TITLES = 2;

  /** Formats whose score differs by at most this much are listed together. */
  private static final int AS_NEAR = 1;

  private static final int MAX_NAMED = 3;

  private static final int SHOWN = 160;

  /**
   * A format that the header may belong to.
   *
   * @param missing the columns of the format that the header lacks
   * @param unknown the titles that the format does not accept
   */
  private record Candidate(
      TableFormat format, List<String> missing, List<String> unknown, int score) {
    static Candidate of(Row row, TableFormat format) {
      List<String> missing = format.layout().missing(row);
      List<String> unknown = format.unknown(row);
      int score = format.layout().matches(row) - missing.size() - unknown.size();
      return new Candidate(format, missing, unknown, score);
    }

    boolean isAsNear(Candidate best) {
      return score >= best.score - AS_NEAR && missing.size() <= best.missing.size() + AS_NEAR;
    }

    String told() {
      if (missing.isEmpty() && unknown.isEmpty()) {
        return "another number of columns than %s, or something above it".formatted(format.files());
      }
      return missing.isEmpty()
          ? "the unknown or repeated column %s, and %s have %s"
              .formatted(String.join(", ", unknown), format.files(), format.layout().columns())
          : "no column %s, as %s have"
              .formatted(String.join(" and no column ", missing), format.files());
    }
  }

  static Optional<UnknownHeader> in(HoldingsFile file) {
    List<Row> above = file.rows().subList(0, Math.min(file.rows().size(), Table.LAST_HEADER));
    return above.stream()
        .filter(row -> titles(row) >= (row.equals(above.get(0)) ? 1 : LEAST_TITLES))
        .map(UnknownHeader::of)
        .max(Comparator.comparingInt(header -> header.nearest.get(0).score()));
  }

  private static long titles(Row row) {
    return row.cells().stream().filter(cell -> TITLES.contains(Layout.folded(cell))).count();
  }

  private static UnknownHeader of(Row row) {
    List<Candidate> candidates =
        TableFormat.all()
            .map(format -> Candidate.of(row, format))
            .sorted(Comparator.comparingInt(Candidate::score).reversed())
            .limit(MAX_NAMED)
            .toList();
    Candidate first = candidates.get(0);
    return new UnknownHeader(
        row, candidates.stream().filter(candidate -> candidate.isAsNear(first)).toList());
  }

  RefusedFileException refusal() {
    String header = row.text();
    String shown = header.length() > SHOWN ? header.substring(0, SHOWN) + "…" : header;
    return RefusedFileException.at(
        row.line(),
        "\"%s\" is an unknown header: it has %s"
            .formatted(
                shown, nearest.stream().map(Candidate::told).collect(Collectors.joining("; or "))));
  }
}
