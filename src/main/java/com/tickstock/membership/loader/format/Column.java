package com.tickstock.membership.loader.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The columns of holdings files, with the titles that issuers use. */
enum Column {
  TICKER(
      "Ticker",
      "Symbol",
      "Tickers",
      "Symbols",
      "Holding Ticker",
      "Holdings Ticker",
      "Security Ticker",
      "Stock Ticker",
      "Ticker Symbol",
      "Ticker Code"),
  NAME(
      "Name",
      "Holding",
      "Holdings",
      "Holding Name",
      "Security",
      "Security Name",
      "Security Description",
      "Company",
      "Company Name",
      "Description"),
  WEIGHT(
      "Weight",
      "Weight %",
      "Weight percent",
      "Weighting",
      "% of Net Assets",
      "% of Assets",
      "% of Funds",
      "% of Fund",
      "Percent of Assets",
      "Percent of Net Assets",
      "Percentage of Fund",
      "Portfolio Weight"),
  /** In the fund's currency. */
  MARKET_VALUE("Market Value"),
  SECTOR("Sector", "GICS Sector", "Sector Classification"),
  INDUSTRY("Industry", "Sub-Industry", "GICS Sub-Industry", "Industry Classification"),
  ASSET_CLASS("Asset Class", "Class of Shares"),
  EXCHANGE("Exchange"),
  /** The country or the currency of the listing, if the file has no exchange. */
  MARKET,
  /** The country of the company, if the file also has the exchange. */
  COUNTRY("Country", "Location", "Location of Risk"),
  /** CUSIP, ISIN, SEDOL or FIGI: identifies the security independently of its ticker. */
  IDENTITY("CUSIP", "ISIN", "SEDOL", "FIGI", "BBG FIGI", "Identifier", "Security Identifier"),
  DATE("Date", "As of Date", "Position Date"),
  /** The first day of a membership, in a history. */
  START("start_date"),
  /** The first day after it. */
  END("end_date"),
  /** The ticker of the fund itself. */
  FUND("Fund", "Fund Ticker", "ETF");

  @SuppressWarnings("ImmutableEnumChecker") // it is made by toList
  private final List<String> titles;

  Column(String... titles) {
    this.titles = Stream.of(titles).map(Layout::folded).toList();
  }

  /** The titles, folded, most usual first. */
  List<String> titles() {
    return titles;
  }

  /** The name for messages. */
  String plain() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
