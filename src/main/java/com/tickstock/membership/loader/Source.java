package com.tickstock.membership.loader;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The file that a holding comes from.
 *
 * @param checksum SHA-256 of its bytes, in hex
 * @param format the name of the format that recognised it
 * @param asOf the time from which it holds; empty means the time of writing
 * @param saidDay the day in its content
 * @param properties the {@code # key: value} lines of the file
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
