package com.tickstock.membership.loader.format;

import com.tickstock.membership.loader.file.HoldingsFile;
import com.tickstock.membership.loader.file.RefusedFileException;
import com.tickstock.membership.loader.file.Row;
import com.tickstock.membership.ticker.Tickers;
import java.util.List;

/** A kind of file, known by its content. Stateless. */
public interface HoldingsFormat {
  /** All of them; the first that recognises a file reads it, so the particular come first. */
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

  /** What a person calls it. */
  String name();

  boolean recognises(HoldingsFile file);

  /**
   * @throws RefusedFileException naming every line that is wrong
   */
  Reading read(HoldingsFile file, Tickers tickers);

  /**
   * @throws RefusedFileException where no format knows it, or the one that does cannot read it
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
