package com.tickstock.membership.loader;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.ticker.Tickers;
import java.time.Duration;

/**
 * How files are read.
 *
 * @param tickers what is known of the spellings of tickers and exchanges
 * @param settled for how long a file must not have changed: one that is still being written would
 *     be loaded in part
 * @param inclusiveEnds whether the end of an interval in a history is its last day; else it is the
 *     first day after it
 */
public record FileOptions(Tickers tickers, Duration settled, boolean inclusiveEnds) {

  /**
   * @throws IllegalArgumentException where the file of exchanges cannot be read
   */
  public static FileOptions of(Config config, boolean inclusiveEnds) {
    return new FileOptions(
        config.exchanges().map(Tickers::with).orElse(Tickers.STANDARD),
        config.loadSettle(),
        inclusiveEnds);
  }
}
