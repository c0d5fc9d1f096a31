package com.tickstock.membership.loader;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.ticker.Tickers;
import java.time.Duration;

/**
 * Options for reading files.
 *
 * @param tickers the known spellings of tickers and exchanges
 * @param settled how long a file must have been unchanged, so that a file that is still being
 *     written is not loaded in part
 * @param inclusiveEnds whether the end of an interval in a history is its last day; else it is the
 *     first day after it
 */
public record FileOptions(Tickers tickers, Duration settled, boolean inclusiveEnds) {

  /**
   * @throws IllegalArgumentException if the file of exchanges cannot be read
   */
  public static FileOptions of(Config config, boolean inclusiveEnds) {
    return new FileOptions(
        config.exchanges().map(Tickers::with).orElse(Tickers.STANDARD),
        config.loadSettle(),
        inclusiveEnds);
  }
}
