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
  /** CUSIP, ISIN, SEDOL or FIGI: which security it is, whatever its ticker. */
  IDENTITY,
  DATE,
  /** The ticker of the fund itself. */
  FUND
}
