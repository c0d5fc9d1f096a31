package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.ticker.Tickers;
import java.util.List;

/** A file format, recognised by content. Stateless. */
public interface HoldingsFormat {
  /** All formats, the most specific first: the first that recognises a file reads it. */
  List<HoldingsFormat> ALL =
      List.of(
          new ISharesFormat(),
          new GermanISharesFormat(),
          new SsgaFormat(),
          new SsgaAustraliaFormat(),
          new InvescoFormat(),
          new VanguardFormat(),
          new VanguardAustraliaFormat(),
          new ArkFormat(),
          new SchwabFormat(),
          new SchwabWorkbookFormat(),
          new GlobalXFormat(),
          new WisdomTreeFormat(),
          new BetasharesFormat(),
          new VanEckFormat(),
          new EtfDbFormat(),
          new SectorFormat(),
          new SimpleFormat(),
          new SymbolListFormat());

  /** The name for people. */
  String name();

  boolean recognises(HoldingsFile file);

  /**
   * @throws RefusedFileException if any line is wrong; the message names each
   */
  Reading read(HoldingsFile file, Tickers tickers);

  /**
   * @throws RefusedFileException if no format recognises the file, or it cannot be read
   */
  static Reading of(HoldingsFile file, Tickers tickers) {
    return ALL.stream()
        .filter(format -> format.recognises(file))
        .findFirst()
        .orElseThrow(() -> unrecognised(file))
        .read(file, tickers);
  }

  private static RefusedFileException unrecognised(HoldingsFile file) {
    Row first = file.rows().get(0);
    return UnknownHeader.in(file).map(UnknownHeader::refusal).orElseGet(() -> withoutHeader(first));
  }

  private static RefusedFileException withoutHeader(Row first) {
    return RefusedFileException.at(
        first.line(),
        "\"%s\": no holdings found; expected an issuer's file as downloaded, the header"
                .formatted(first.text())
            + " symbol,name,weight or symbol,sector,industry, or one symbol a line");
  }
}
