package com.tickstock.membership.benchmark;

import com.tickstock.membership.cli.MembershipCommand;
import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.query.CatchUp;
import com.tickstock.membership.service.Service;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * 25 years of an index of 500 names in a running service: once as the file of its members'
 * intervals, once as a list with weights for every trading day, in no order.
 */
final class LoadedHistories {
  static final GroupKey INTERVALS = new GroupKey(Environment.DEFAULT, GroupType.UNIVERSE, "INDEX");
  static final GroupKey LISTS = new GroupKey(Environment.DEFAULT, GroupType.UNIVERSE, "WEIGHTED");

  private static final int NAMES = 500;
  private static final Duration FOLD_TIMEOUT = Duration.ofMinutes(10);

  private final DailyHistory history;

  /**
   * @param years that there are lists of, the last ones of 25
   */
  LoadedHistories(int years) {
    history = DailyHistory.of(NAMES, LocalDate.of(2000, 1, 1).plusYears(25 - years), years, 7);
  }

  /** Trading days. */
  List<LocalDate> days() {
    return history.days();
  }

  /** By the command, as anybody would. */
  void loadIntervals(Service service, Path directory) throws IOException {
    Files.writeString(directory.resolve("index_history.csv"), history.historyCsv());
    int code =
        MembershipCommand.run(
            "load", "--history", "--force", "--dir", directory.toString(), "--url", service.url());
    if (code != 0) {
      throw new IllegalStateException("load --history ended with " + code);
    }
    await(service);
  }

  /** The seconds until the last one can be looked up by group and by symbol. */
  double publishLists(Service service) {
    long start = System.nanoTime();
    try (EventPublisher publisher = EventPublisher.single(kafka(service), Clock.systemUTC())) {
      List<CompletableFuture<Position>> written =
          history.shuffledDays().stream().map(day -> publisher.publish(list(day))).toList();
      written.forEach(CompletableFuture::join);
    }
    await(service);
    return (System.nanoTime() - start) / 1e9;
  }

  private Unwritten list(LocalDate day) {
    SortedMap<Symbol, Member> members = new TreeMap<>();
    history
        .on(day)
        .forEach(
            (s, weight) -> members.put(s, new Member(s, Optional.of(weight), Optional.empty())));
    return new Unwritten(
        LISTS,
        new Cause(
            new EventId("benchmark", day.toString()), Optional.empty(), Optional.empty(), Map.of()),
        Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
        Optional.empty(),
        new GroupEvent.MembersReplaced(members, Optional.empty()));
  }

  private static void await(Service service) {
    new CatchUp(kafka(service), service.queries()).await(FOLD_TIMEOUT);
  }

  private static Map<String, Object> kafka(Service service) {
    return Map.of("bootstrap.servers", service.bootstrapServers());
  }
}
