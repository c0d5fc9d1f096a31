package com.tickstock.membership.benchmark;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.service.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;

/** Does a day of long ago take longer than now? Another day each time, over all the years. */
final class PastLookups {
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(3);
  private static final int YEARS = 25;

  /** A list for every trading day, each of which gives every name another weight. */
  private static final int YEARS_OF_LISTS = 4;

  private final Service service;
  private final Table table;
  private final Random random = new Random(11);

  PastLookups(Service service, Table table) {
    this.service = service;
    this.table = table;
  }

  void measure(Path files) throws IOException {
    LoadedHistories intervals = new LoadedHistories(YEARS);
    intervals.loadIntervals(service, files);
    measure(intervals, LoadedHistories.INTERVALS, "%d years of intervals".formatted(YEARS));
    LoadedHistories lists = new LoadedHistories(YEARS_OF_LISTS);
    double seconds = lists.publishLists(service);
    table.row(
        "%,d daily lists of 500, in any order, until indexed".formatted(lists.days().size()),
        "%.0f s".formatted(seconds),
        "",
        "%,.0f memberships/s".formatted(lists.days().size() * 500 / seconds),
        "");
    measure(lists, LoadedHistories.LISTS, "%d years of daily weights".formatted(YEARS_OF_LISTS));
  }

  private void measure(LoadedHistories history, GroupKey group, String what) throws IOException {
    int port = URI.create(service.url()).getPort();
    String path = "/v1/groups/%s/%s".formatted(group.type(), group.name());
    HttpLatency now = new HttpLatency(port, () -> path);
    HttpLatency then = new HttpLatency(port, () -> path + "?asOf=" + anyDay(history));
    double[] a = new double[ROUNDS];
    double[] b = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    for (int i = -1; i < ROUNDS; i++) {
      Table.say(what, i + 1, ROUNDS + 1);
      double past = Percentiles.of(then.run(ROUND), 0.5);
      double present = Percentiles.of(now.run(ROUND), 0.5);
      if (i >= 0) {
        a[i] = past;
        b[i] = present;
        ratio[i] = past / present;
      }
    }
    table.row(
        "a group of 500 as of any day, " + what,
        "p50 %.3f ms".formatted(Percentiles.median(a)),
        "the group now: p50 %.3f ms".formatted(Percentiles.median(b)),
        "%.2f x".formatted(Percentiles.median(ratio)),
        "<= 2.0 x");
  }

  private LocalDate anyDay(LoadedHistories history) {
    LocalDate first = history.days().get(0);
    LocalDate last = history.days().get(history.days().size() - 1);
    return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay()));
  }
}
