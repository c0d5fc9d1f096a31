package com.tickstock.membership.service;

import static com.tickstock.membership.service.GroupAnswer.change;
import static com.tickstock.membership.service.GroupAnswer.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Integration;
import com.tickstock.membership.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v1/changes}: every change once and in order, wherever a client reconnects. */
@Integration
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedTest {
  private static final String NOTHING = "0:-1,0:-1,0:-1,0:-1,0:-1,0:-1";
  // together more than the 32 MiB of changes that the feed keeps in memory
  private static final int LARGE = 32_000;
  private static final int MANY = 1100;
  private static final int PART = 55;

  @TempDir static Path data;
  @TempDir static Path nothing;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start(data, nothing);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static void weigh(String group, String symbol, int weight) {
    change(
        service,
        group,
        "{\"put\":[{\"symbol\":\"%s\",\"weight\":0.%04d}]}".formatted(symbol, weight));
  }

  private static void write(String group, String... symbols) {
    StringBuilder members = new StringBuilder();
    for (String symbol : symbols) {
      members.append(members.isEmpty() ? "" : ",").append("{\"symbol\":\"" + symbol + "\"}");
    }
    put(service, group + "?wait=true", "{\"members\":[%s]}".formatted(members));
  }

  private static List<String> versions(String group, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(v -> group + " " + v).toList();
  }

  @Test
  void everyChangeComesInOrderWithWhatTheTopicSaysOfIt() {
    try (FeedReader reader = FeedReader.open(service, "")) {
      write("ETF/ORDER", "AAPL");
      for (int i = 1; i <= 20; i++) {
        weigh("ETF/ORDER", "AAPL", i);
      }
      service.http().delete("/v1/groups/ETF/ORDER?wait=true").ok();

      reader.await(all -> all.stream().anyMatch(f -> f.data().contains("\"retired\":true")));
      List<FeedReader.Frame> changes =
          reader.changes().stream().filter(c -> c.group().equals("ETF/ORDER")).toList();
      assertThat(changes).extracting(FeedReader.Frame::version).hasSize(22).isSorted();
      assertThat(changes).allSatisfy(c -> assertThat(c.id()).isPresent());
      assertThat(changes).extracting(FeedReader.Frame::data).isSubsetOf(topic());
      assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
      assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
      assertThat(reader.header("X-Accel-Buffering")).isEqualTo("no");
    }
  }

  /** The values in the topic. */
  private static List<String> topic() {
    return records().stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", service.brokers());
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<TopicPartition> partitions() {
    return IntStream.range(0, Topics.CHANGES.partitions())
        .mapToObj(p -> new TopicPartition(Topics.CHANGES.name(), p))
        .toList();
  }

  @Test
  void aClientHearsOnlyOfTheGroupsTypesSymbolsAndEnvironmentItNames() {
    try (FeedReader groups = FeedReader.open(service, "?group=ETF/F1,THEME/F2");
        FeedReader types = FeedReader.open(service, "?type=SECTOR,THEME");
        FeedReader symbol = FeedReader.open(service, "?symbol=fff");
        FeedReader test = FeedReader.open(service, "?environment=TEST")) {
      write("ETF/F1", "AAPL");
      write("ETF/F3", "AAPL", "FFF");
      write("THEME/F2", "MSFT");
      write("SECTOR/energy", "MSFT");
      weigh("ETF/F3", "AAPL", 1);
      weigh("ETF/F3", "FFF", 2);
      put(
          service,
          "ETF/F1?wait=true&environment=TEST",
          "{\"members\":[{\"symbol\":\"FFF\",\"weight\":0.5}]}");
      write("ETF/F3", "AAPL");
      write("THEME/F2", "FFF");

      assertThat(groups.awaitChanges(3).versions())
          .containsExactlyInAnyOrder("ETF/F1 1", "THEME/f2 1", "THEME/f2 2");
      assertThat(types.awaitChanges(3).versions())
          .containsExactlyInAnyOrder("THEME/f2 1", "SECTOR/energy 1", "THEME/f2 2");
      assertThat(symbol.awaitChanges(4).versions())
          .containsExactlyInAnyOrder("ETF/F3 1", "ETF/F3 3", "ETF/F3 4", "THEME/f2 2");
      assertThat(test.awaitChanges(1).versions()).containsExactly("ETF/F1 1");
    }
  }

  @Test
  void aChangeOfThePastIsAChangeOfItsSymbols() {
    write("ETF/PAST", "NOW");
    try (FeedReader reader = FeedReader.open(service, "?symbol=THEN")) {
      String then = "\"effectiveAt\":\"2024-01-01T00:00:00Z\"";
      put(
          service,
          "ETF/PAST?wait=true",
          "{\"members\":[{\"symbol\":\"THEN\"}],%s}".formatted(then));

      assertThat(reader.awaitChanges(1).versions()).containsExactly("ETF/PAST 2");
    }
  }

  @Test
  void whoIsCutOffAgainAndAgainMissesNothingAndHearsNothingTwice() {
    String start;
    try (FeedReader reader = FeedReader.open(service, "?group=ETF/CUT,ETF/CUT2")) {
      start = reader.lastId().orElseThrow();
    }
    write("ETF/CUT", "AAPL");
    write("ETF/CUT2", "AAPL");
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i < 100; i++) {
                weigh(i % 2 == 0 ? "ETF/CUT" : "ETF/CUT2", "AAPL", i);
              }
            });
    List<String> heard = new ArrayList<>();
    String last = start;
    for (int round = 1; heard.size() < 101; round++) {
      int enough = Math.min(round % 7 + 1, 101 - heard.size());
      String query = "?group=ETF/CUT,ETF/CUT2";
      try (FeedReader reader = FeedReader.open(service, query, Optional.of(last), enough)) {
        heard.addAll(reader.awaitEnd().versions());
        last = reader.lastId().orElseThrow();
      }
    }
    writing.join();

    assertThat(heard.stream().filter(v -> v.startsWith("ETF/CUT ")).toList())
        .containsExactlyElementsOf(versions("ETF/CUT", 1, 50));
    assertThat(heard.stream().filter(v -> v.startsWith("ETF/CUT2 ")).toList())
        .containsExactlyElementsOf(versions("ETF/CUT2", 1, 51));
  }

  @Test
  void aSnapshotAndTheChangesAfterItAreTheGroupsWhileTheyAreWritten() {
    for (int i = 0; i < 8; i++) {
      write("CUSTOM/SNAP" + i, "AAPL", "S" + i);
    }
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> writeUntil(enough));
    List<FeedReader> readers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String filter = i % 3 == 0 ? "&symbol=AAPL" : "";
      readers.add(FeedReader.open(service, "?snapshot=true&type=CUSTOM" + filter));
      readers.get(i).await(all -> all.stream().anyMatch(f -> f.is("snapshot-end")));
    }
    enough.set(true);
    writing.join();
    write("CUSTOM/SNAP-LAST", "AAPL");

    for (FeedReader reader : readers) {
      reader.await(all -> all.stream().anyMatch(f -> f.data().contains("SNAP-LAST")));
      reader.close();
      FoldedFeed folded = new FoldedFeed();
      reader.frames().forEach(folded::hear);
      assertThat(folded.twice()).isEmpty();
      if (readers.indexOf(reader) % 3 > 0) {
        assertThat(folded.leftOut()).isEmpty();
      }
      for (int i = 0; i < 8; i++) {
        String group = "CUSTOM/SNAP" + i;
        Set<String> symbols = GroupAnswer.weights(service, group).keySet();
        if (readers.indexOf(reader) % 3 > 0) {
          assertThat(folded.symbols(group)).isEqualTo(symbols);
        }
        assertThat(folded.symbols(group).contains("AAPL")).isEqualTo(symbols.contains("AAPL"));
      }
    }
  }

  /** Writes that add and remove members, retire groups and restore them. */
  private static int writeUntil(AtomicBoolean enough) {
    int round = 0;
    for (; !enough.get() || round < 100; round++) {
      String group = "CUSTOM/SNAP" + round % 8;
      if (round % 23 == 22) {
        service.http().delete("/v1/groups/" + group + "?wait=true");
      } else if (round % 3 == 0) {
        write(group, "R" + round);
      } else {
        write(group, "AAPL", "R" + round);
      }
    }
    return round;
  }

  @Test
  void aSnapshotTellsWholeGroupsAsTheyAreServedThenItsEndAndAnId() {
    write("SEGMENT/S1", "AAPL");
    write("SEGMENT/S2", "MSFT");
    write("SEGMENT/S3", "MSFT");
    service.http().delete("/v1/groups/SEGMENT/S3?wait=true").ok();
    try (FeedReader all = FeedReader.open(service, "?type=SEGMENT&snapshot=true");
        FeedReader named = FeedReader.open(service, "?group=SEGMENT/S2,SEGMENT/S3&snapshot=true");
        FeedReader symbol = FeedReader.open(service, "?symbol=AAPL&type=SEGMENT&snapshot")) {
      assertThat(groups(all)).containsExactlyInAnyOrder(served("S1"), served("S2"));
      assertThat(groups(named)).containsExactly(served("S2"));
      assertThat(groups(symbol)).containsExactly(served("S1"));
      write("SEGMENT/S1", "AAPL", "MSFT");
      String last = all.awaitChanges(1).lastId().orElseThrow();

      try (FeedReader again = FeedReader.resume(service, "?type=SEGMENT&snapshot=true", last)) {
        write("SEGMENT/S2", "AAPL");
        assertThat(again.awaitChanges(1).frames()).noneMatch(frame -> frame.is("group"));
        assertThat(again.versions()).containsExactly("SEGMENT/S2 2");
      }
    }
  }

  private static List<String> groups(FeedReader reader) {
    reader.await(all -> all.stream().anyMatch(frame -> frame.is("snapshot-end")));
    List<String> groups =
        reader.frames().stream().filter(f -> f.is("group")).map(FeedReader.Frame::data).toList();
    assertThat(reader.frames())
        .filteredOn(frame -> frame.is("snapshot-end"))
        .extracting(frame -> frame.json().path("groups").asInt())
        .containsExactly(groups.size());
    // as soon as the whole snapshot has been sent
    reader.await(all -> reader.lastId().isPresent());
    return groups;
  }

  private static String served(String segment) {
    return service.http().get("/v1/groups/SEGMENT/" + segment).body();
  }

  @Test
  void whoWantsToHearLittleIsToldHowFarTheLogIs() {
    try (FeedReader reader = FeedReader.open(service, "?group=ETF/NEVER")) {
      String before = reader.lastId().orElseThrow();
      write("ETF/OFTEN", "AAPL");

      reader.await(all -> !reader.lastId().orElseThrow().equals(before));
      assertThat(reader.changes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?lastEventId=1                                   | lastEventId
          ?lastEventId=                                    | lastEventId
          ?lastEventId=0:-1,0:-1,0:-1,0:-1,0:-1            | lastEventId
          ?lastEventId=0:-1,0:-1,0:-1,0:-1,0:-1,0:-2       | lastEventId
          ?lastEventId=00:-1,0:-1,0:-1,0:-1,0:-1,0:-1      | lastEventId
          ?lastEventId=9223372036854775808:0,0:0,0:0,0:0,0:0,0:0 | lastEventId
          ?group=SPY                                       | group
          ?group=ETF/SPY,                                  | group
          ?type=ETFS                                       | type
          ?symbol=%3CB%3E                                  | symbol
          ?snapshot=yes                                    | snapshot
          ?groups=ETF/SPY                                  | groups
          ?group=ETF/A&group=ETF/B                         | group
          """)
  void whatCannotBeAskedIsRefused(String query, String field) {
    Answers.Answer answer = service.http().get("/v1/changes" + query);

    assertThat(answer.problem(400)).contains(field);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
  }

  @Test
  void theHeaderCountsBeforeTheParameterAndIsCheckedAsWell() {
    assertThat(service.http().get("/v1/changes", "Last-Event-ID", "x").problem(400))
        .contains("Last-Event-ID");
    write("ETF/HEADER", "AAPL");
    String query = "?group=ETF/HEADER&lastEventId=";
    try (FeedReader all = FeedReader.open(service, query + NOTHING)) {
      String last = all.awaitChanges(1).lastId().orElseThrow();
      write("ETF/HEADER", "MSFT");
      try (FeedReader second = FeedReader.resume(service, query + NOTHING, last)) {
        assertThat(second.awaitChanges(1).versions()).containsExactly("ETF/HEADER 2");
      }
    }
  }

  @Test
  void headSaysTheSameAsGetWithoutAStream() {
    assertThat(service.http().head("/v1/changes").status()).isEqualTo(200);
    assertThat(service.http().head("/v1/changes?lastEventId=x").status()).isEqualTo(400);
  }

  @Test
  void whatANewApplicationTellsAgainIsNotHeardAgain()
      throws ExecutionException, InterruptedException {
    write("ETF/AGAIN", "AAPL");
    weigh("ETF/AGAIN", "AAPL", 1);
    try (FeedReader past = FeedReader.open(service, "?group=ETF/AGAIN&lastEventId=" + NOTHING)) {
      String last = past.awaitChanges(2).lastId().orElseThrow();
      repeatChanges();
      weigh("ETF/AGAIN", "AAPL", 2);

      assertThat(past.awaitChanges(3).versions())
          .containsExactlyElementsOf(versions("ETF/AGAIN", 1, 3));
      try (FeedReader resumed = FeedReader.resume(service, "?group=ETF/AGAIN", last);
          FeedReader all = FeedReader.resume(service, "?group=ETF/AGAIN", NOTHING)) {
        assertThat(resumed.awaitChanges(1).versions()).containsExactly("ETF/AGAIN 3");
        assertThat(all.awaitChanges(3).versions())
            .containsExactlyElementsOf(versions("ETF/AGAIN", 1, 3));
      }
    }
  }

  /** Folds the changes from the beginning of the log. */
  private static void repeatChanges() throws ExecutionException, InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", service.brokers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ConsumerRecord<byte[], byte[]> r : records()) {
        producer.send(new ProducerRecord<>(r.topic(), r.partition(), r.key(), r.value())).get();
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE - 1) // it pushes what the others wrote out of memory
  void aClientThatReadsSlowlyHoldsNobodyUpAndHearsEverythingLater() throws Exception {
    try (Socket lazy = new Socket();
        FeedReader other = FeedReader.open(service, "?group=ETF/LARGE")) {
      lazy.setReceiveBufferSize(4096);
      lazy.connect(
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(), URI.create(service.url()).getPort()));
      lazy.getOutputStream()
          .write(
              "GET /v1/changes?group=ETF/LARGE HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      SlowClient slow = new SlowClient(lazy.getInputStream());
      slow.readHead();
      LargeChanges large = new LargeChanges(service.brokers(), "ETF/LARGE", LARGE);
      for (int written = PART; written <= MANY; written += PART) {
        large.publish(PART);
        other.awaitChanges(written);
        // an idle client is cut off after 30 s; data in system buffers does not count as activity
        slow.readUpTo(written / 2);
      }

      assertThat(slow.heard()).as("far behind").hasSizeLessThan(MANY * 3 / 4);
      assertThat(other.versions()).containsExactlyElementsOf(versions("ETF/LARGE", 1, MANY));
      slow.readUpTo(MANY);
      assertThat(slow.heard()).containsExactlyElementsOf(versions("ETF/LARGE", 1, MANY));
    }
    String query = "?group=ETF/LARGE&lastEventId=" + NOTHING;
    try (FeedReader again = FeedReader.open(service, query)) {
      assertThat(again.awaitChanges(MANY).versions())
          .containsExactlyElementsOf(versions("ETF/LARGE", 1, MANY));
    }
  }

  /** Reads an answer in small pieces; its chunks may begin within an event. */
  private static final class SlowClient {
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+),\"effectiveAt\"");

    private final BufferedReader in;
    private final char[] piece = new char[1 << 16];
    private final List<String> heard = new ArrayList<>();
    private String left = "";

    SlowClient(InputStream in) {
      this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1024);
    }

    /** Returns when the client is connected. */
    void readHead() throws IOException {
      while (!in.readLine().startsWith("id: ")) {
        // the lines before the first event
      }
    }

    private void read() throws IOException {
      int length = in.read(piece);
      assertThat(length).as("it was cut off after %d", heard.size()).isPositive();
      left = (left + new String(piece, 0, length)).replaceAll("\r\n[0-9A-Fa-f]+\r\n", "");
      Matcher found = VERSION.matcher(left);
      int end = 0;
      while (found.find()) {
        heard.add("ETF/LARGE " + found.group(1));
        end = found.end();
      }
      left = left.substring(end);
    }

    /** Waits until the client has received at least so many changes. */
    void readUpTo(int count) throws IOException {
      while (heard.size() < count) {
        read();
      }
    }

    List<String> heard() {
      return heard;
    }
  }

  @Test
  @Order(Integer.MAX_VALUE) // it truncates the log, which is not in memory any more
  void whereTheLogItselfIsGoneTheClientIsToldToStartAgain()
      throws ExecutionException, InterruptedException {
    String end;
    try (FeedReader reader = FeedReader.open(service, "")) {
      end = reader.lastId().orElseThrow();
    }
    Map<String, Object> settings = Map.of("bootstrap.servers", service.brokers());
    try (Admin admin = Admin.create(settings)) {
      Map<TopicPartition, RecordsToDelete> some = new HashMap<>();
      partitions().forEach(p -> some.put(p, RecordsToDelete.beforeOffset(1)));
      admin.deleteRecords(some).all().get();
    }

    Answers.Answer gone = service.http().get("/v1/changes", "Last-Event-ID", NOTHING);
    assertThat(gone.problem(410)).contains("gone", "begins at 1", "snapshot");
    assertThat(gone.json().path("type").asText()).isEqualTo("urn:membership:problem:gone");
    String other = end.replaceFirst("^\\d+", "987654321");
    assertThat(service.http().get("/v1/changes", "Last-Event-ID", other).problem(410))
        .contains("another log");
    try (FeedReader reader = FeedReader.resume(service, "?group=ETF/GOES-ON", end)) {
      write("ETF/GOES-ON", "AAPL");
      assertThat(reader.awaitChanges(1).versions()).containsExactly("ETF/GOES-ON 1");
    }
  }
}
