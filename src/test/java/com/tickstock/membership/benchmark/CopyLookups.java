package com.tickstock.membership.benchmark;

import com.tickstock.membership.client.MembershipCopy;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How long a lookup takes in a copy in the same process: another name each time, one thread. */
final class CopyLookups {
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final int WARM_UP_ROUNDS = 3;
  private static final int BETWEEN_CLOCKS = 1000;

  private final Service service;
  private final Table table;

  CopyLookups(Service service, Table table) {
    this.service = service;
    this.table = table;
  }

  void measure() {
    try (MembershipCopy copy =
        MembershipCopy.start(service.bootstrapServers(), Environment.DEFAULT)) {
      List<String> names =
          copy.groups(GroupType.ETF).stream().map(group -> group.key().name()).toList();
      List<Symbol> symbols = List.copyOf(copy.universe(String.join(":", names)));
      long holders = symbols.stream().mapToInt(symbol -> copy.groupsOf(symbol).size()).sum();
      List<String> universes =
          IntStream.range(2, names.size())
              .mapToObj(i -> String.join(":", names.subList(i - 2, i + 1)))
              .toList();
      row(
          "copy: a group by name, of %,d".formatted(names.size()),
          i -> copy.group(GroupType.ETF, names.get(i % names.size())));
      row(
          "copy: the groups of a symbol, %.1f each".formatted(holders / (double) symbols.size()),
          i -> copy.groupsOf(symbols.get(i % symbols.size())));
      row(
          "copy: three groups put together, asked for again",
          i -> copy.universe(universes.get(i % universes.size())));
    }
  }

  private void row(String what, IntFunction<Object> lookup) {
    double[] nanos = new double[ROUNDS];
    for (int i = -WARM_UP_ROUNDS; i < ROUNDS; i++) {
      Table.say(what, i + WARM_UP_ROUNDS, WARM_UP_ROUNDS + ROUNDS);
      double each = nanosEach(lookup);
      if (i >= 0) {
        nanos[i] = each;
      }
    }
    table.row(what, "%.0f ns".formatted(Percentiles.median(nanos)), "", "", "< 1,000 ns");
  }

  private static double nanosEach(IntFunction<Object> lookup) {
    long start = System.nanoTime();
    int done = 0;
    int missing = 0;
    while (System.nanoTime() - start < ROUND.toNanos()) {
      for (int i = 0; i < BETWEEN_CLOCKS; i++) {
        missing += lookup.apply(done++) == null ? 1 : 0;
      }
    }
    if (missing > 0) {
      throw new IllegalStateException(missing + " lookups found nothing");
    }
    return (System.nanoTime() - start) / (double) done;
  }
}
