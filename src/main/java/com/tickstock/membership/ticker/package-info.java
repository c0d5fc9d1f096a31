/**
 * Reads the spellings of issuers, from {@code aliases.csv} and {@code exchanges.csv}; gives
 * symbols.
 */
package com.tickstock.membership.ticker;
