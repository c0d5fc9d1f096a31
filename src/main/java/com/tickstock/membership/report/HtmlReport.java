package com.tickstock.membership.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as one self-contained page without network access and scripts. */
final class HtmlReport {
  private static final String STYLE = style();

  private final Html html = new Html();
  private final Report report;

  private HtmlReport(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new HtmlReport(report).page();
  }

  private String page() {
    String title = ReportTables.title(report);
    html.doctype().open("html", "lang", "en").open("head").text("\n");
    html.empty("meta", "charset", "utf-8").text("\n");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.text("\n").element("title", title).text("\n").element("style", STYLE).closeLine();
    html.open("body").open("main").text("\n");
    html.element("h1", title).open("p", "class", "note").text("Generated ");
    html.element(
            "time", Wording.day(report.generatedAt()), "datetime", report.generatedAt().toString())
        .text(".")
        .closeLine();
    charts();
    ReportTables.of(report).forEach(this::table);
    return html.close().close().close().toString() + "\n";
  }

  private void charts() {
    html.open("div", "class", "charts").text("\n");
    chart("Sectors", this::sectors);
    chart("Sector coverage", this::coverage);
    chart("Group sizes", this::sizes);
    html.closeLine();
  }

  private interface Drawing {
    void draw(Chart chart, String title);
  }

  private void chart(String title, Drawing drawing) {
    String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    html.open("section").element("h2", title).text("\n");
    drawing.draw(new Chart(html, id), title);
    html.closeLine();
  }

  private void sectors(Chart chart, String title) {
    chart.bars(
        title,
        "Number of symbols in each sector, largest first.",
        report.stats().sectors().stream()
            .map(
                sector ->
                    new Chart.Bar(
                        sector.name(), sector.symbols(), Wording.number(sector.symbols()), "bar"))
            .toList());
  }

  private void coverage(Chart chart, String title) {
    Stats.Coverage coverage = report.stats().coverage();
    long symbols = report.stats().symbols();
    long others = symbols - coverage.classified() - coverage.unknown() - coverage.inNone();
    List<Chart.Bar> parts = new ArrayList<>();
    parts.add(part("In one of the 11 sectors", coverage.classified(), "bar"));
    parts.add(part("In sector unknown", coverage.unknown(), "unknown"));
    parts.add(part("In no sector", coverage.inNone(), "none"));
    if (others > 0) {
      parts.add(part("In an invalid sector", others, "others"));
    }
    chart.stack(
        title,
        "%s of %s are in one of the 11 sectors."
            .formatted(Wording.percent(coverage.share()), Wording.count(symbols, "symbol")),
        parts);
  }

  private Chart.Bar part(String label, long symbols, String style) {
    String share = Wording.percent(Stats.share(symbols, report.stats().symbols()));
    return new Chart.Bar(label, symbols, Wording.number(symbols) + ", " + share, style);
  }

  private void sizes(Chart chart, String title) {
    chart.bars(
        title,
        "Number of members of the largest groups.",
        report.largest().stream()
            .map(
                group ->
                    new Chart.Bar(
                        group.type() + " " + group.name(),
                        group.memberCount(),
                        Wording.number(group.memberCount()),
                        "bar"))
            .toList());
  }

  private void table(Table table) {
    html.open("section").element("h2", table.title()).text("\n");
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", table.title());
    html.open("table").text("\n").open("thead").open("tr");
    for (Table.Column column : table.columns()) {
      html.element("th", column.name(), "scope", "col", "class", style(column));
    }
    html.close().closeLine().open("tbody").text("\n");
    for (List<String> row : table.rows()) {
      html.open("tr");
      for (int i = 0; i < row.size(); i++) {
        html.element("td", row.get(i), "class", style(table.columns().get(i)));
      }
      html.closeLine();
    }
    html.close().close().close().closeLine();
  }

  private static String style(Table.Column column) {
    return column.isNumber() ? "number" : "text";
  }

  private static String style() {
    try (InputStream file = HtmlReport.class.getResourceAsStream("/report.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
