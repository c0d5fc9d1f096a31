package com.tickstock.membership.loader.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other content saved in place of a holdings file. */
class BrokenDownloadsTest {
  private Downloads downloads;

  @BeforeEach
  void downloads(@TempDir Path directory) {
    downloads = new Downloads(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html>\n<html><body>Just a moment</body></html>\n",
        "\uFEFF\n\n  <html lang=\"en\">\nAAPL\nMSFT\n",
        "\"<!DOCTYPE html>\"\n\"<html>\"\n",
        "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>\n"
      })
  void aWebPageIsRefused(String page) {
    assertThat(downloads.refusal(page))
        .isEqualTo("a web page (HTML), not a holdings file: download it again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error code: 1020\n",
        "{message: Not Found}\n",
        "Please wait while we check your browser\n",
        "404 page not found\n",
        "Name,Value\nAAPL,1\n",
        "%PDF-1.4\n%abcdef\n"
      })
  void whatIsNoTableOfHoldingsIsRefused(String text) {
    assertThat(downloads.refusal(text))
        .startsWith("line 1: ")
        .containsAnyOf("expected", "is an unknown header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\n\n\n\n\n\n\n\n",
        ",,,,,,,,,\n,,,,\n",
        "\uFEFF        \n",
        "\u00A0\n\u00A0\n\u00A0\n"
      })
  void anEmptyFileIsRefused(String text) {
    assertThat(downloads.refusal(text)).isEqualTo("empty: expected at least one symbol");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(UTF_16LE, UTF_16BE, ISO_8859_1)
        .flatMap(
            encoding ->
                Stream.of(
                        ISharesFormatTest.FILE,
                        VanguardFormatTest.FILE.replace("Growth", "Gr\u00F6wth"),
                        GermanISharesFormatTest.FILE)
                    .map(file -> Arguments.of(encoding, file)));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anotherEncodingIsRefused(Charset encoding, String file) {
    assertThat(downloads.refusal(("\uFEFF" + file.replace("\uFEFF", "")).getBytes(encoding)))
        .isNotNull();
    assertThat(downloads.refusal(file.replace("\uFEFF", "").getBytes(encoding))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL\nMSFT\nNVDA\n", "symbol,weight\nAAPL,1\nMSFT,2\n"})
  void aListInUtf16IsRefused(String list) {
    assertThat(downloads.refusal(list.getBytes(UTF_16LE))).isNotNull();
    assertThat(downloads.refusal(list.getBytes(UTF_16BE))).isNotNull();
    assertThat(downloads.refusal(("\uFEFF" + list).getBytes(UTF_16LE)))
        .isEqualTo("not UTF-8 text: expected a CSV or XLSX file");
  }

  static Stream<String> headers() {
    return Stream.of(
            ISharesFormatTest.HEADER,
            IssuersTest.INVESCO,
            IssuersTest.SCHWAB,
            IssuersTest.WISDOM_TREE,
            IssuersTest.BETASHARES,
            IssuersTest.VANECK,
            IssuersTest.SPDR_AUSTRALIA,
            "symbol,weight\n",
            "symbol,sector,industry\n")
        .map(file -> file.substring(0, file.indexOf('\n') + 1));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void aHeaderAloneWouldEmptyTheGroup(String header) {
    assertThat(downloads.refusal(header))
        .isEqualTo("no holdings below the header: it would empty the group");
  }

  @Test
  void aQuoteThatIsNotClosedIsRefusedWithItsLine() {
    assertThat(downloads.refusal("symbol,weight\nAAPL,1\nMSFT,\"2\nNVDA,3\n"))
        .startsWith("not CSV: ")
        .contains("3")
        .endsWith("is the file cut off?");
  }
}
