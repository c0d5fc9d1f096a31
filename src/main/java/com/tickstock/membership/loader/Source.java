package com.tickstock.membership.loader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The file that a holding comes from.
 *
 * @param checksum SHA-256 of its bytes, in hex
 * @param format that recognised it
 * @param asOf when it holds from; empty: from the moment of writing
 * @param saidDay the day that its content says
 * @param properties what it says of the group in {@code # key: value} lines
 */
record Source(
    String file,
    String checksum,
    String format,
    Optional<Instant> asOf,
    Optional<LocalDate> saidDay,
    Map<String, String> properties) {

  Source on(Instant day) {
    return new Source(file, checksum, format, Optional.of(day), saidDay, properties);
  }
}
