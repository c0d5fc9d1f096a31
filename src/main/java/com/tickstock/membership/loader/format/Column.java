package com.tickstock.membership.loader.format;

/** What a column of a holdings file can hold. */
enum Column {
  TICKER,
  NAME,
  WEIGHT,
  /** In the fund's currency. */
  MARKET_VALUE,
  SECTOR,
  INDUSTRY,
  ASSET_CLASS,
  EXCHANGE,
  /** The country or the currency of the listing, where the exchange is not said. */
  MARKET,
  /** The country of the company, where the exchange is said as well. */
  COUNTRY,
  /** CUSIP, ISIN, SEDOL or FIGI: which security it is, whatever its ticker. */
  IDENTITY,
  DATE,
  /** The first day of a membership, in a history. */
  START,
  /** The first day after it. */
  END,
  /** The ticker of the fund itself. */
  FUND
}
