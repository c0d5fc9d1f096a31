package com.tickstock.membership.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The exact pages, and the escaping of external text in them. */
class ReportFormatTest {

  private static String page(ReportFormat format, Report report) {
    return new String(format.render(report), StandardCharsets.UTF_8);
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = ReportFormatTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void markdownIsAsInItsGoldenFile() throws IOException {
    assertThat(page(ReportFormat.MARKDOWN, SampleReport.detailed()))
        .isEqualTo(golden("report-detail.md"));
  }

  @Test
  void htmlIsAsInItsGoldenFile() throws IOException {
    assertThat(page(ReportFormat.HTML, SampleReport.detailed()))
        .isEqualTo(golden("report-detail.html"));
  }

  @Test
  void jsonIsAsInItsGoldenFileAndReadsBack() throws IOException {
    Report report = SampleReport.detailed();

    assertThat(Json.pretty(Json.readTree(ReportFormat.JSON.render(report))) + "\n")
        .isEqualTo(golden("report-detail.json"));
    assertThat(Json.read(ReportFormat.JSON.render(report), Report.class)).isEqualTo(report);
  }

  @Test
  void aSummaryIsTheSameWithoutTheListOfAllGroups() {
    String detail = page(ReportFormat.MARKDOWN, SampleReport.detailed());

    assertThat(detail)
        .startsWith(page(ReportFormat.MARKDOWN, SampleReport.summary()))
        .contains("## All groups");
    assertThat(page(ReportFormat.JSON, SampleReport.summary())).doesNotContain("\"groups\":[");
  }

  @Test
  void whatComesFromOutsideStaysTextInHtml() throws Exception {
    String page = page(ReportFormat.HTML, SampleReport.detailed());

    assertThat(page).contains("&lt;script&gt;alert(").doesNotContain("<script", "<b ");
    Document document = parse(page);
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    NodeList cells = document.getElementsByTagName("td");
    boolean found = false;
    for (int i = 0; i < cells.getLength(); i++) {
      String text = cells.item(i).getTextContent();
      found |= text.equals(SampleReport.SCRIPT.replace('\u001b', '\uFFFD'));
    }
    assertThat(found).isTrue();
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(3);
    assertThat(page).doesNotContain("http://", "https://", "url(", "@import");
  }

  private static Document parse(String page) throws Exception {
    String xml = page.substring(page.indexOf("<html"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void whatComesFromOutsideStaysTextInMarkdown() {
    assertThat(Markdown.escape(SampleReport.SCRIPT))
        .isEqualTo(
            "&lt;script&gt;alert('1')&lt;/script&gt; &amp; \"quoted\" \\| \\`code\\` \\*bold\\*"
                + " \\_so\\_ \\[31m");
    assertThat(Markdown.escape("information_technology")).isEqualTo("information_technology");
    assertThat(Markdown.escape("back\\slash |")).isEqualTo("back\\\\slash \\|");
  }

  @Test
  void anEmptyEnvironmentHasPagesToo() {
    Report empty = SampleReport.empty();

    assertThat(page(ReportFormat.HTML, empty)).contains("UAT", "0.00 % of 0 symbols");
    assertThat(page(ReportFormat.MARKDOWN, empty)).contains("| Last update | never |");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThatThrownBy(() -> ReportFormat.parse("pdf"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("json, markdown or html");
  }
}
