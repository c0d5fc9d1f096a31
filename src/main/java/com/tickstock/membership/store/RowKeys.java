package com.tickstock.membership.store;

import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.TimelinePosition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Row keys that sort as their parts do: text ended by NUL (no name holds one), then times and
 * offsets as big-endian numbers with the sign bit turned.
 */
public final class RowKeys {
  private static final byte END = 0;
  private static final byte AFTER_ALL_TEXT = (byte) 0xFF; // no byte of UTF-8 is that large

  private static final long MICROS_A_SECOND = 1_000_000;
  private static final int NANOS_A_MICRO = 1000;

  private RowKeys() {}

  public static Bytes timeline(GroupKey group, TimelinePosition at) {
    byte[] text = text(group.toString());
    return Bytes.wrap(
        ByteBuffer.allocate(text.length + 2 * Long.BYTES)
            .put(text)
            .putLong(sortable(micros(at.effectiveAt())))
            .putLong(sortable(at.offset()))
            .array());
  }

  /** The moment at the end of a timeline key. */
  public static TimelinePosition moment(Bytes key) {
    ByteBuffer buffer = ByteBuffer.wrap(key.get());
    int at = key.get().length - 2 * Long.BYTES;
    return new TimelinePosition(
        Instant.EPOCH.plus(sortable(buffer.getLong(at)), ChronoUnit.MICROS),
        sortable(buffer.getLong(at + Long.BYTES)));
  }

  public static Bytes outcome(GroupKey group, EventId event) {
    return Bytes.wrap(text(group.toString(), event.source(), event.id()));
  }

  /** Everything below {@code parts} starts with it. */
  public static Bytes prefix(Object... parts) {
    return Bytes.wrap(text(parts));
  }

  /** Sorts after every key with this prefix. */
  public static Bytes endOf(Bytes prefix) {
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.get().length + 1).put(prefix.get()).put(AFTER_ALL_TEXT).array());
  }

  public static Bytes at(Bytes prefix, Instant time) {
    return Bytes.wrap(
        ByteBuffer.allocate(prefix.get().length + Long.BYTES)
            .put(prefix.get())
            .putLong(sortable(micros(time)))
            .array());
  }

  /** The time at the end of a key made by {@link #at}. */
  public static Instant time(Bytes key) {
    long micros = sortable(ByteBuffer.wrap(key.get()).getLong(key.get().length - Long.BYTES));
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The prefix of a key made by {@link #at}. */
  public static Bytes withoutTime(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length - Long.BYTES));
  }

  /** The text parts of a prefix. */
  public static String[] parts(Bytes prefix) {
    return new String(prefix.get(), StandardCharsets.UTF_8).split("\0");
  }

  /** Whether a text part of a key is {@code part}, without making text of the whole key. */
  public static boolean hasPart(Bytes key, int index, String part) {
    byte[] bytes = key.get();
    int start = 0;
    for (int ends = 0; ends < index && start < bytes.length; start++) {
      ends += bytes[start] == END ? 1 : 0;
    }
    byte[] wanted = text(part);
    int end = start + wanted.length;
    return end <= bytes.length && Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
  }

  private static byte[] text(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part).append((char) END);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static long micros(Instant time) {
    // ChronoUnit.MICROS.between counts in nanoseconds, which overflow before the year 1678
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), MICROS_A_SECOND), time.getNano() / NANOS_A_MICRO);
  }

  private static long sortable(long number) {
    return number ^ Long.MIN_VALUE;
  }
}
