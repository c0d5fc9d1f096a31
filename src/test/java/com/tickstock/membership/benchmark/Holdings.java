package com.tickstock.membership.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes files of 24 ETFs with 11,740 memberships of 3,000 symbols, SPY with 504 among them. */
final class Holdings {
  static final int MEMBERSHIPS = 11_740;
  static final int ETFS = 24;
  private static final int SPY = 504;
  private static final int SYMBOLS = 3000;

  private Holdings() {}

  /**
   * @param round other weights in each
   */
  static void write(Path directory, int round) {
    int rest = MEMBERSHIPS - SPY;
    int size = rest / (ETFS - 1);
    file(directory, "spy", SPY, round);
    for (int i = 1; i < ETFS; i++) {
      int members = i == ETFS - 1 ? rest - size * (ETFS - 2) : size;
      file(directory, "etf" + i, members, round);
    }
  }

  private static void file(Path directory, String name, int members, int round) {
    Random random = new Random(name.hashCode());
    List<String> lines = new ArrayList<>(List.of("symbol,weight"));
    List<Integer> symbols = new ArrayList<>();
    for (int i = 0; i < SYMBOLS; i++) {
      symbols.add(i);
    }
    Collections.shuffle(symbols, random);
    for (int i = 0; i < members; i++) {
      double weight = 100.0 / members + (random.nextInt(1000) + round) / 1_000_000.0;
      lines.add("S%d,%.6f".formatted(symbols.get(i), weight));
    }
    try {
      Files.write(directory.resolve(name + "_holdings.csv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
