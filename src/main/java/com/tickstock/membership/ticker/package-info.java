/**
 * Converts the spellings of issuers to symbols, by {@code aliases.csv} and {@code exchanges.csv}.
 */
package com.tickstock.membership.ticker;
