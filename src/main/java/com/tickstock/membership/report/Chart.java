package com.tickstock.membership.report;

import java.util.List;
import java.util.Locale;

/**
 * Charts as SVG in the width of a phone; wider screens scale them up. Every bar has its label and
 * its value as text.
 */
final class Chart {
  private static final int WIDTH = 360;
  private static final int ROW = 36;
  private static final int LABEL_Y = 13;
  private static final int BAR_Y = 19;
  private static final int BAR = 10;
  private static final int STACK = 26;
  private static final int SWATCH = 12;
  private static final int LEGEND_ROW = 22;
  private static final int LONGEST_LABEL = 38;

  private final Html html;
  private final String id;

  /**
   * @param id the id of the chart in the page
   */
  Chart(Html html, String id) {
    this.html = html;
    this.id = id;
  }

  /**
   * A bar.
   *
   * @param style a class of the page's style sheet
   */
  record Bar(String label, long value, String shown, String style) {}

  /** Draws horizontal bars, one below the other, in the given order. */
  void bars(String title, String description, List<Bar> bars) {
    open(title, description, bars.size() * ROW);
    long most = bars.stream().mapToLong(Bar::value).max().orElse(0);
    int y = 0;
    for (Bar bar : bars) {
      label(bar, 0, y + LABEL_Y);
      html.element(
          "text",
          bar.shown(),
          "x",
          text(WIDTH),
          "y",
          text(y + LABEL_Y),
          "text-anchor",
          "end",
          "class",
          "value");
      rect("track", 0, y + BAR_Y, WIDTH, BAR);
      rect(bar.style(), 0, y + BAR_Y, width(bar.value(), most), BAR);
      html.text("\n");
      y += ROW;
    }
    html.closeLine();
  }

  /** Draws one stacked bar with a legend below it. */
  void stack(String title, String description, List<Bar> parts) {
    open(title, description, STACK + LEGEND_ROW * parts.size() + 4);
    long all = parts.stream().mapToLong(Bar::value).sum();
    double x = 0;
    int y = STACK + 8;
    for (Bar part : parts) {
      double width = width(part.value(), all);
      rect(part.style(), x, 0, width, STACK);
      rect(part.style(), 0, y, SWATCH, SWATCH);
      label(part, SWATCH + 6, y + 11);
      html.element(
          "text",
          part.shown(),
          "x",
          text(WIDTH),
          "y",
          text(y + 11),
          "text-anchor",
          "end",
          "class",
          "value");
      html.text("\n");
      x += width;
      y += LEGEND_ROW;
    }
    html.closeLine();
  }

  private void open(String title, String description, int height) {
    html.open(
        "svg",
        "viewBox",
        "0 0 %d %d".formatted(WIDTH, Math.max(1, height)),
        "role",
        "img",
        "aria-labelledby",
        "%1$s-title %1$s-desc".formatted(id));
    html.element("title", title, "id", id + "-title");
    html.element("desc", description, "id", id + "-desc").text("\n");
  }

  private void label(Bar bar, int x, int y) {
    html.open("text", "x", text(x), "y", text(y));
    String shown = shortened(bar.label());
    if (!shown.equals(bar.label())) {
      html.element("title", bar.label());
    }
    html.text(shown).close();
  }

  private static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= LONGEST_LABEL
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "\u2026";
  }

  private void rect(String style, double x, int y, double width, int height) {
    html.empty(
        "rect",
        "class",
        style,
        "x",
        text(x),
        "y",
        text(y),
        "width",
        text(width),
        "height",
        text(height));
  }

  private static double width(long value, long whole) {
    return whole == 0 ? 0 : (double) WIDTH * value / whole;
  }

  private static String text(double number) {
    return number == Math.rint(number)
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.2f", number);
  }
}
