package com.tickstock.membership.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.embedded.SharedServers;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupEvent.MembersReplaced;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.LoggedEvent;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.json.EventJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.json.OutcomeJson;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.OvertakenException;
import com.tickstock.membership.topic.Position;
import com.tickstock.membership.topic.TopicAdmin;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topic.UnsettledException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Integration
class LoaderTest {
  /** Far above the timeouts of the waits, so that a load ends each transaction, not a broker. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(10);

  private static Admin admin;

  @TempDir private Path directory;
  private Folder folder;
  private EventLog log;
  private final KnownGroups groups = new KnownGroups();
  private final List<String> steps = new ArrayList<>();

  @BeforeAll
  static void createTopics() {
    SharedServers.deleteTopics(Topics.ALL);
    admin = Admin.create(client());
    new TopicAdmin(admin).createMissing(Topics.ALL);
  }

  @AfterAll
  static void closeAdmin() {
    admin.close();
  }

  @BeforeEach
  void begin() {
    Await.until("no transaction under way", () -> assertThat(transactionsUnderWay()).isEmpty());
    folder = new Folder(directory);
    log = new EventLog(admin, SharedServers.kafka().bootstrapServers());
  }

  @Test
  void aLoadIsOneTransactionThatReadersSeeWholeOrNotAtAll() {
    themes(10);
    List<String> underWay = new ArrayList<>();
    Clock clock =
        new EventClock(
            10,
            () -> {
              Await.until("9 events in the log", () -> assertThat(log.written()).hasSize(9));
              underWay.addAll(log.committedKeys());
            });

    LoadReport report = load(LoadMode.FULL, clock);

    assertThat(underWay).isEmpty();
    Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
    assertThat(log.committedKeys()).containsExactlyInAnyOrderElementsOf(themeKeys(10));
    assertThat(log.growth())
        .as("the records of each partition, and one marker: that of the one transaction")
        .isEqualTo(
            log.committed().stream()
                .collect(Collectors.toMap(ConsumerRecord::partition, r -> 2L, (n, one) -> n + 1)));
    assertThat(report.lines()).hasSize(10);
    assertThat(report.count(LoadReport.Result.APPLIED)).isEqualTo(10);
  }

  @Test
  void everyEventIsInThePartitionOfItsKeyWhereTheLoaderLooksForIt() {
    themes(30);

    load(LoadMode.FULL, Clock.systemUTC());

    Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
    List<ConsumerRecord<String, byte[]>> records = log.committed();
    assertThat(records).hasSize(30);
    assertThat(records.stream().map(ConsumerRecord::partition).distinct()).hasSize(6);
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.partition())
                    .isEqualTo(
                        BuiltInPartitioner.partitionForKey(
                            record.key().getBytes(StandardCharsets.UTF_8), 6)));
    Map<String, Position> positions = new HashMap<>();
    records.forEach(r -> positions.put(r.key(), new Position(r.partition(), r.offset())));
    assertThat(groups.awaited).isEqualTo(themeKeys(30).stream().map(positions::get).toList());
  }

  @Test
  void anEventIsTheFileItCameFrom() {
    folder.with(
        "spy_holdings.csv", "# as-of: 2025-07-11", "symbol,weight", "AAPL,6.5", "BRK-B,", "V,1");

    LoadReport report = load(LoadMode.FULL, Clock.systemUTC());

    Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
    assertThat(log.committed()).hasSize(1);
    ConsumerRecord<String, byte[]> record = log.committed().get(0);
    assertThat(record.key()).isEqualTo("DEFAULT/ETF/SPY");
    assertThat(EventLog.header(record, "content-type")).isEqualTo("application/cloudevents+json");
    LoggedEvent event =
        EventJson.envelope(record.value())
            .logged(GroupKey.parse(record.key()), Instant.ofEpochMilli(record.timestamp()), 0);
    assertThat(event.at().effectiveAt()).isEqualTo(Instant.parse("2025-07-11T00:00:00Z"));
    assertThat(event.cause().event().source()).isEqualTo("csv");
    assertThat(event.cause().loadId()).contains(report.loadId());
    assertThat(event.cause().file()).contains("spy_holdings.csv");
    assertThat(event.cause().lines())
        .isEqualTo(Map.of(new Symbol("AAPL"), 3, new Symbol("BRK.B"), 4, new Symbol("V"), 5));
    assertThat(((MembersReplaced) event.event()).members().values())
        .containsExactly(
            member("AAPL", "0.065"),
            new Member(
                new Symbol("BRK.B"),
                Optional.empty(),
                Optional.of(new JsonObject("{\"written\":\"BRK-B\"}"))),
            member("V", "0.01"));
  }

  @Test
  void whenTheBrokerRefusesOneEventNothingIsVisibleAndTheNextLoadWorksAtOnce() throws Exception {
    folder
        .with("a_theme.csv", "symbol", "AAPL")
        .with("b_theme.csv", "symbol", "AAPL")
        .with("large_theme.csv", symbols(2000))
        .with("z_theme.csv", "symbol", "AAPL");
    // when the large event is about to be sent, the events before it are in the log
    Clock clock =
        new EventClock(
            3,
            () -> Await.until("2 events in the log", () -> assertThat(log.written()).hasSize(2)));
    setLargestMessage(Optional.of("20000"));
    try {
      assertThatThrownBy(() -> load(LoadMode.FULL, clock))
          .isInstanceOf(RecordTooLargeException.class);

      Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
      assertThat(log.written()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(log.committed()).isEmpty();
      assertThat(groups.awaited).isEmpty();
    } finally {
      setLargestMessage(Optional.empty());
    }

    load(LoadMode.FULL, Clock.systemUTC());

    Await.until(
        "the committed groups",
        () ->
            assertThat(log.committedKeys())
                .containsExactlyInAnyOrder(
                    "DEFAULT/THEME/a",
                    "DEFAULT/THEME/b",
                    "DEFAULT/THEME/large",
                    "DEFAULT/THEME/z"));
  }

  @Test
  void anEventThatIsLargerThanAnyMayBeIsRefusedWithItsFileAndTheOthersLoad() {
    themes(3);
    folder.with("large_theme.csv", symbols(EventPublisher.eventBytes() / 30));

    LoadReport report = load(LoadMode.FULL, Clock.systemUTC());

    assertThat(report.lines().stream().filter(l -> l.result() == LoadReport.Result.REFUSED))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.file()).isEqualTo("large_theme.csv");
              assertThat(line.detail()).contains("its event would be", "expected at most");
            });
    Await.until("3 committed events", () -> assertThat(log.committed()).hasSize(3));
  }

  @Test
  void whatALoaderThatWasKilledLeftBehindIsAbortedByTheNext() {
    themes(3);
    EventPublisher killed =
        EventPublisher.transactional(
            client(),
            "DEFAULT",
            new EventClock(
                3,
                () -> {
                  throw new Killed();
                }),
            TRANSACTION_TIMEOUT);
    try (killed) {
      List<EventJson.Unwritten> events = folder.events("other");
      assertThatThrownBy(() -> killed.publishAll(events)).isInstanceOf(Killed.class);
      Await.until("2 events in the log", () -> assertThat(log.written()).hasSize(2));
      assertThat(log.isSettled()).as("readers wait behind the open transaction").isFalse();

      load(LoadMode.FULL, Clock.systemUTC());

      Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
      assertThat(log.committedKeys()).containsExactlyInAnyOrderElementsOf(themeKeys(3));
    }
  }

  @Test
  void aLoadThatIsOvertakenByAnotherSaysSoAndLeavesNothing() {
    themes(3);
    List<String> others = new ArrayList<>();
    Clock overtaking =
        new EventClock(
            3,
            () -> {
              Await.until("2 events in the log", () -> assertThat(log.written()).hasSize(2));
              others.add(load(LoadMode.FULL, Clock.systemUTC()).loadId());
            });

    assertThatThrownBy(() -> load(LoadMode.FULL, overtaking))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("another load of this environment started meanwhile");

    Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
    assertThat(log.committed()).hasSize(3);
    assertThat(log.committed().stream().map(LoaderTest::loadId).distinct().toList())
        .isEqualTo(others);
  }

  /**
   * If a commit meets a fencing, brokers sometimes return an unexpected error (an
   * IllegalStateException in the transaction coordinator of 4.3.1).
   */
  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void whoIsToldThatItsLoadIsWrittenOrIsNotIsToldTheTruth() throws Exception {
    Set<String> written = ConcurrentHashMap.newKeySet();
    Set<String> overtaken = ConcurrentHashMap.newKeySet();
    Set<String> unsettled = ConcurrentHashMap.newKeySet();
    AtomicInteger loads = new AtomicInteger();
    Callable<Void> loading =
        () -> {
          while (overtaken.size() + unsettled.size() < 10) {
            String load = "load" + loads.incrementAndGet();
            EventJson.Written event =
                new EventJson.Written(key("a"), new EventId("test", load), load.getBytes(UTF_8));
            try (EventPublisher publisher =
                EventPublisher.transactional(client(), "DEFAULT", Clock.systemUTC())) {
              publisher.publishWritten(List.of(event));
              written.add(load);
            } catch (OvertakenException e) {
              overtaken.add(load);
            } catch (UnsettledException e) {
              unsettled.add(load);
            }
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Void> end : threads.invokeAll(Collections.nCopies(4, loading))) {
        end.get();
      }
    } finally {
      threads.shutdown();
    }

    Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
    assertThat(log.committed().stream().map(record -> new String(record.value(), UTF_8)).toList())
        .doesNotHaveDuplicates()
        .containsAll(written)
        .doesNotContainAnyElementsOf(overtaken);
    assertThat(written).isNotEmpty();
    assertThat(written.size() + overtaken.size() + unsettled.size()).isEqualTo(loads.get());
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void aLoaderWhoseBrokersWentAwayInTheMiddleGivesUp(@TempDir Path data) {
    themes(2);
    List<EventJson.Unwritten> events = folder.events("other");
    EmbeddedKafka leaving = EmbeddedKafka.start(data, 0);
    Map<String, Object> client =
        Map.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            leaving.bootstrapServers(),
            // the defaults, but with shorter timeouts
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            4000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            4000);
    try (Admin its = Admin.create(client)) {
      new TopicAdmin(its).createMissing(Topics.ALL);
      EventLog itsLog = new EventLog(its, leaving.bootstrapServers());
      Clock clock =
          new EventClock(
              2,
              () -> {
                Await.until("an event in the log", () -> assertThat(itsLog.written()).hasSize(1));
                leaving.close();
              });

      assertThatThrownBy(
              () -> {
                try (EventPublisher publisher =
                    EventPublisher.transactional(client, "DEFAULT", clock)) {
                  publisher.publishAll(events);
                }
              })
          .isInstanceOf(KafkaException.class);
    }
  }

  @Test
  void loadsOfTwoEnvironmentsDoNotDisturbEachOther() {
    themes(2);
    Clock clock =
        new EventClock(
            2,
            () -> {
              try (EventPublisher other =
                  EventPublisher.transactional(client(), "UAT", Clock.systemUTC())) {
                assertThat(other.publishAll(folder.events("other"))).hasSize(2);
              }
            });

    load(LoadMode.FULL, clock);

    Await.until("4 committed events", () -> assertThat(log.committed()).hasSize(4));
  }

  @Test
  void aDryRunPublishesNothingAndTellsWhatWouldChange() {
    folder
        .with("a_theme.csv", "symbol,weight", "AAPL,1", "MSFT,2", "NVDA,3")
        .with("b_theme.csv", "symbol,weight", "AAPL,1.000")
        .with("c_theme.csv", "# as-of: 2025-06-30", "AAPL", "MSFT")
        .with("d_theme.csv", "no ticker")
        .with("new_theme.csv", "AAPL", "MSFT");
    Instant day = Instant.parse("2025-07-11T00:00:00Z");
    groups.now.put(
        key("a"),
        group("a", 7, day, member("AAPL", "0.01"), member("MSFT", "0.01"), member("TSLA", "")));
    groups.now.put(key("b"), group("b", 3, day, member("AAPL", "0.01")));
    groups.now.put(key("c"), group("c", 5, day, member("AAPL", ""), member("MSFT", "")));
    groups.then.put(key("c"), group("c", 2, Instant.EPOCH, member("TSLA", "")));

    LoadReport report =
        new Loader(groups, within -> noPublisher(), Progress.NONE, Clock.systemUTC())
            .load(folder.request(LoadMode.DRY_RUN));

    assertThat(report.lines().stream().map(LoaderTest::told))
        .containsExactlyInAnyOrder(
            "DEFAULT/THEME/a WOULD_CHANGE 3 +1 -1 ~1 Optional.empty",
            "DEFAULT/THEME/b WOULD_CHANGE 1 +0 -0 ~0 Optional.empty",
            "DEFAULT/THEME/c WOULD_CHANGE 2 +2 -1 ~0 Optional.empty",
            "d_theme.csv REFUSED 0 +0 -0 ~0 Optional.empty",
            "DEFAULT/THEME/new WOULD_CHANGE 2 +2 -0 ~0 Optional.empty");
    assertThat(report.lines().stream().filter(line -> line.file().equals("c_theme.csv")))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.detail())
                    .contains("effective in the past", "2025-06-30", "2025-07-11"));
    assertThat(log.growth()).isEmpty();
    assertThat(groups.awaited).isEmpty();
  }

  @Test
  void aLoadWithOnlyRefusedFilesPublishesNothing() {
    folder.with("a_theme.csv", "<html>").with("spy_holdings.csv", "symbol,weight", "AAPL,x");

    LoadReport report =
        new Loader(groups, within -> noPublisher(), Progress.NONE, Clock.systemUTC())
            .load(folder.request(LoadMode.FULL));

    assertThat(report.hasRefusals()).isTrue();
    assertThat(report.count(LoadReport.Result.REFUSED)).isEqualTo(2);
    assertThat(report.lines()).hasSize(2);
    assertThat(log.growth()).isEmpty();
  }

  @Test
  void refusedFilesDoNotKeepTheOthersOutOfTheLog() {
    folder.with("a_theme.csv", "error code: 1020").with("b_theme.csv", "symbol", "AAPL");

    LoadReport report = load(LoadMode.FULL, Clock.systemUTC());

    assertThat(report.hasRefusals()).isTrue();
    Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
    assertThat(log.committedKeys()).containsExactly("DEFAULT/THEME/b");
  }

  @Test
  void newModeSkipsTheFilesWhoseContentTheGroupsHave() {
    folder
        .with("a_theme.csv", "symbol", "AAPL")
        .with("b_theme.csv", "symbol", "AAPL")
        .with("c_theme.csv", "symbol", "AAPL");
    for (Holding holding : folder.plan().holdings()) {
      Source source = holding.source();
      String checksum = source.file().equals("b_theme.csv") ? "x" : source.checksum();
      if (!source.file().equals("c_theme.csv")) {
        groups.now.put(
            holding.group(),
            GroupJson.of(
                holding.group(),
                1,
                Instant.EPOCH,
                new Group(
                    new Definition(
                        Optional.empty(),
                        Optional.of(CanonicalJson.of(Map.of("checksum", checksum))),
                        Optional.empty()),
                    new TreeMap<>(),
                    Instant.EPOCH)));
      }
    }

    LoadReport report = load(LoadMode.NEW, Clock.systemUTC());

    assertThat(report.count(LoadReport.Result.SKIPPED)).isEqualTo(1);
    assertThat(report.count(LoadReport.Result.APPLIED)).isEqualTo(2);
    Await.until("a log without an open transaction", () -> assertThat(log.isSettled()).isTrue());
    assertThat(log.committedKeys()).containsExactlyInAnyOrder("DEFAULT/THEME/b", "DEFAULT/THEME/c");
  }

  @Test
  void theReportTellsWhatBecameOfEachGroup() {
    themes(4);
    groups.outcomes.put(
        key("theme01"),
        KnownGroups.outcome(
            key("theme01"), OutcomeJson.Kind.UNCHANGED, 8, false, Optional.empty()));
    groups.outcomes.put(
        key("theme02"),
        KnownGroups.outcome(
            key("theme02"), OutcomeJson.Kind.REFUSED, 9, false, Optional.of("too many")));
    groups.outcomes.put(
        key("theme03"),
        KnownGroups.outcome(key("theme03"), OutcomeJson.Kind.APPLIED, 5, true, Optional.empty()));

    LoadReport report = load(LoadMode.FULL, Clock.systemUTC());

    assertThat(report.lines().stream().map(LoaderTest::told))
        .containsExactly(
            "DEFAULT/THEME/theme00 APPLIED 1 +4 -3 ~2 Optional[1]",
            "DEFAULT/THEME/theme01 UNCHANGED 1 +4 -3 ~2 Optional[8]",
            "DEFAULT/THEME/theme02 REFUSED 1 +4 -3 ~2 Optional[9]",
            "DEFAULT/THEME/theme03 APPLIED 1 +1 -0 ~0 Optional[5]");
    assertThat(report.lines().get(2).detail()).isEqualTo("too many");
    assertThat(report.lines().get(3).detail()).contains("effective in the past", "2025-06-30");
    assertThat(report.hasRefusals()).isTrue();
    assertThat(steps)
        .containsExactly(
            "1/4 DEFAULT/THEME/theme00",
            "2/4 DEFAULT/THEME/theme01",
            "3/4 DEFAULT/THEME/theme02",
            "4/4 DEFAULT/THEME/theme03");
  }

  /** With long timeouts, because the machine may be busy. */
  private LoadReport load(LoadMode mode, Clock clock) {
    return new Loader(
            groups,
            within -> EventPublisher.transactional(client(), "DEFAULT", clock, TRANSACTION_TIMEOUT),
            (done, total, group) -> steps.add(done + "/" + total + " " + group),
            Clock.systemUTC())
        .load(folder.request(mode));
  }

  private void themes(int count) {
    for (int i = 0; i < count; i++) {
      folder.with("theme%02d_theme.csv".formatted(i), "symbol", "AAPL");
    }
  }

  private static List<String> themeKeys(int count) {
    return IntStream.range(0, count).mapToObj("DEFAULT/THEME/theme%02d"::formatted).toList();
  }

  private static String[] symbols(int count) {
    return IntStream.range(0, count).mapToObj("S%08d"::formatted).toArray(String[]::new);
  }

  private static Map<String, Object> client() {
    return SharedServers.kafkaClient();
  }

  private static void setLargestMessage(Optional<String> bytes) throws Exception {
    String name = "max.message.bytes";
    String value = bytes.orElse(Topics.EVENTS.settings().get(name).value());
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, Topics.EVENTS.name()),
                List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  private static List<TransactionListing> transactionsUnderWay() throws Exception {
    Set<TransactionState> over =
        EnumSet.of(
            TransactionState.EMPTY,
            TransactionState.COMPLETE_COMMIT,
            TransactionState.COMPLETE_ABORT);
    return admin.listTransactions().all().get().stream()
        .filter(transaction -> !over.contains(transaction.state()))
        .toList();
  }

  private static EventPublisher noPublisher() {
    throw new AssertionError("nothing is to be written");
  }

  private static String loadId(ConsumerRecord<String, byte[]> record) {
    return EventJson.envelope(record.value())
        .logged(GroupKey.parse(record.key()), Instant.ofEpochMilli(record.timestamp()), 0)
        .cause()
        .loadId()
        .orElse("");
  }

  private static String told(LoadReport.Line line) {
    return "%s %s %d +%d -%d ~%d %s"
        .formatted(
            line.group().orElse(line.file()),
            line.result(),
            line.members(),
            line.added(),
            line.removed(),
            line.reweighted(),
            line.version());
  }

  private static GroupKey key(String theme) {
    return GroupKey.parse("DEFAULT/THEME/" + theme);
  }

  private static Member member(String symbol, String weight) {
    return new Member(
        new Symbol(symbol),
        weight.isEmpty() ? Optional.empty() : Optional.of(Weight.parse(weight)),
        Optional.empty());
  }

  private static GroupJson group(
      String theme, long version, Instant effectiveAt, Member... members) {
    return GroupJson.of(
        key(theme),
        version,
        effectiveAt,
        new Group(
            Definition.NONE,
            new TreeMap<>(Stream.of(members).collect(Collectors.toMap(Member::symbol, m -> m))),
            effectiveAt));
  }

  /** Simulates the end of a process. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
