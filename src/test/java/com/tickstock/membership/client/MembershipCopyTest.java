package com.tickstock.membership.client;

import static com.tickstock.membership.topology.Said.put;
import static com.tickstock.membership.topology.Said.removed;
import static com.tickstock.membership.topology.Said.replaced;
import static com.tickstock.membership.topology.Said.retired;
import static com.tickstock.membership.topology.TestLog.DIA;
import static com.tickstock.membership.topology.TestLog.MINE;
import static com.tickstock.membership.topology.TestLog.XLK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.embedded.EmbeddedKafka;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.topic.Topics;
import com.tickstock.membership.topology.Said;
import com.tickstock.membership.topology.TestLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy makes of its topics, whatever stands in them. */
@Integration
class MembershipCopyTest {
  private static final List<TestRecord<byte[], byte[]>> NOTHING = List.of();

  @TempDir private static Path data;
  private static EmbeddedKafka broker;
  private static ToldTopics topics;

  private final TestLog log = TestLog.open();

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedKafka.start(data, 0);
    topics = new ToldTopics(() -> broker.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void begin() {
    topics.delete();
    topics.create();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static MembershipCopy copy() {
    return MembershipCopy.start(topics.client(), Environment.DEFAULT);
  }

  private List<TestRecord<byte[], byte[]>> changes(GroupKey group, Said... said) {
    for (Said event : said) {
      log.write(group, event);
    }
    return log.records(Topics.CHANGES);
  }

  private List<TestRecord<byte[], byte[]>> groups() {
    return log.records(Topics.GROUPS);
  }

  private void tell(GroupKey group, Said... said) {
    topics.tell(changes(group, said), groups());
  }

  private static List<String> symbols(MembershipCopy copy, GroupKey group) {
    return copy.group(group.type(), group.name()).stream()
        .flatMap(found -> found.group().members().keySet().stream())
        .map(Symbol::value)
        .toList();
  }

  private static List<String> groupsOf(MembershipCopy copy, String symbol) {
    return copy.groupsOf(new Symbol(symbol)).stream()
        .map(holder -> holder.group().toString())
        .toList();
  }

  @Test
  void whatWasToldBeforeIsThereWhenItHasStarted() {
    tell(DIA, replaced("A=0.5", "B"), put("C=0.25"), removed("B"));
    tell(MINE, replaced("C"));
    tell(XLK, replaced("A"), retired());

    try (MembershipCopy copy = copy()) {
      CopiedGroup dia = copy.group(GroupType.ETF, "dia").orElseThrow();
      assertThat(dia.key()).isEqualTo(DIA);
      assertThat(dia.version()).isEqualTo(3);
      assertThat(dia.group()).isEqualTo(log.stored(DIA).group().group());
      assertThat(dia.member(new Symbol("a"))).hasValue(Said.member("A=0.5"));
      assertThat(dia.member(new Symbol("B"))).isEmpty();
      assertThat(copy.group(GroupType.ETF, "XLK")).isEmpty();
      assertThat(groupsOf(copy, "C")).containsExactly(MINE.toString(), DIA.toString());
      assertThat(copy.groupsOf(new Symbol("C")).get(1).member()).isEqualTo(Said.member("C=0.25"));
      assertThat(groupsOf(copy, "B")).isEmpty();
      assertThat(copy.groups(GroupType.ETF)).containsExactly(dia);
      assertThat(copy.universe("dia:mine:CUSTOM/mine"))
          .extracting(Symbol::value)
          .containsExactly("A", "C");
      assertThat(copy.isCurrent()).isTrue();
    }
    try (MembershipCopy other = MembershipCopy.start(topics.client(), Environment.TEST)) {
      assertThat(other.group(GroupType.ETF, "DIA")).isEmpty();
      assertThat(groupsOf(other, "A")).isEmpty();
    }
  }

  @Test
  void whatCannotBeAskedIsSaid() {
    tell(DIA, replaced("A"));

    try (MembershipCopy copy = copy()) {
      assertThatThrownBy(() -> copy.universe("DIA:NONE"))
          .isInstanceOf(UnknownGroupException.class)
          .hasMessageContaining("no group none: looked for UNIVERSE/none, ETF/NONE, CUSTOM/NONE");
      assertThatThrownBy(() -> copy.universe("DIA:"))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("name");
      assertThatThrownBy(() -> copy.group(GroupType.ETF, "A/B"))
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Test
  void listenersAreToldEachVersionOnceAndInOrderWhenTheCopyShowsIt() {
    tell(DIA, replaced("A"));
    List<String> seen = Collections.synchronizedList(new ArrayList<>());

    try (MembershipCopy copy = copy()) {
      copy.listen(
          change -> {
            throw new IllegalStateException("a listener that fails");
          });
      copy.listen(change -> seen.add(change.version() + "" + symbols(copy, DIA)));
      List<TestRecord<byte[], byte[]>> changes = changes(DIA, put("B"), removed("A"), put("C"));
      List<TestRecord<byte[], byte[]>> groups = groups();
      topics.tell(changes, groups);
      topics.tell(changes, groups);
      tell(DIA, retired());
      topics.tell(changes, groups);
      tell(DIA, replaced("D"));

      Await.until("the copy of DIA", () -> assertThat(symbols(copy, DIA)).containsExactly("D"));
      assertThat(groupsOf(copy, "B")).isEmpty();
      assertThat(groupsOf(copy, "D")).containsExactly(DIA.toString());
    }
    // the copy is closed: whatever it would tell, it has told
    assertThat(seen).containsExactly("2[A, B]", "3[B]", "4[B, C]", "5[]", "6[D]");
  }

  @Test
  void aGroupThatWasRetiredBeforeIsNotBroughtBackByRepetitions() {
    List<TestRecord<byte[], byte[]>> changes = changes(DIA, replaced("A"), put("B"), retired());
    topics.tell(changes, groups());

    try (MembershipCopy copy = copy()) {
      List<Long> told = Collections.synchronizedList(new ArrayList<>());
      copy.listen(change -> told.add(change.version()));
      topics.tell(changes, NOTHING);
      tell(DIA, replaced("Z").from(0), replaced("C"), put("D"));

      Await.until(
          "the copy of DIA", () -> assertThat(symbols(copy, DIA)).containsExactly("C", "D"));
      assertThat(copy.group(GroupType.ETF, "DIA").orElseThrow().group())
          .isEqualTo(log.stored(DIA).group().group());
      assertThat(told).startsWith(4L).endsWith(6L).isSorted();
    }
  }

  @Test
  void whatIsBeingToldWhenItStartsIsThereOrComes() {
    tell(DIA, replaced("A"));
    List<TestRecord<byte[], byte[]>> changes = changes(DIA, put("B"), retired());

    try (KafkaProducer<byte[], byte[]> open = topics.begin(changes, groups())) {
      CompletableFuture<MembershipCopy> starting =
          CompletableFuture.supplyAsync(MembershipCopyTest::copy);
      Await.holds("the start waits", () -> assertThat(starting).isNotDone());
      open.commitTransaction();
      try (MembershipCopy copy = starting.join()) {
        assertThat(symbols(copy, DIA)).isEmpty();
        tell(DIA, replaced("C"));
        Await.until("the copy of DIA", () -> assertThat(symbols(copy, DIA)).containsExactly("C"));
      }
    }
  }

  @Test
  void whatIsNotCommittedIsNotShown() {
    tell(DIA, replaced("A"));

    try (MembershipCopy copy = copy()) {
      List<TestRecord<byte[], byte[]>> changes = changes(DIA, put("B"));
      List<TestRecord<byte[], byte[]>> groups = groups();
      try (KafkaProducer<byte[], byte[]> aborted = topics.begin(changes, groups)) {
        aborted.abortTransaction();
      }
      tell(XLK, replaced("C"));
      Await.until("the copy of XLK", () -> assertThat(symbols(copy, XLK)).containsExactly("C"));
      assertThat(symbols(copy, DIA)).containsExactly("A");
    }
    try (MembershipCopy later = copy()) {
      assertThat(symbols(later, DIA)).containsExactly("A");
    }
  }

  @Test
  void changesThatAreMissingAreReadAgainFromTheStart() {
    List<TestRecord<byte[], byte[]>> changes = changes(DIA, replaced("A"), put("B"), put("C"));
    // as a new application does it that has told the first version again
    topics.tell(changes, groups().subList(0, 1));

    try (MembershipCopy copy = copy()) {
      assertThat(symbols(copy, DIA)).containsExactly("A");
      List<Long> told = Collections.synchronizedList(new ArrayList<>());
      copy.listen(change -> told.add(change.version()));
      tell(DIA, put("D"));

      Await.until(
          "the copy of DIA",
          () -> assertThat(symbols(copy, DIA)).containsExactly("A", "B", "C", "D"));
      Await.until("the versions told", () -> assertThat(told).containsExactly(2L, 3L, 4L));
    }
  }

  @Test
  void whereAChangeIsNowhereNothingIsAnsweredAnyMore() {
    tell(DIA, replaced("A"));

    try (MembershipCopy copy = copy()) {
      List<TestRecord<byte[], byte[]>> changes = changes(DIA, put("B"), put("C"));
      topics.tell(changes.subList(1, 2), NOTHING);

      Await.until("a copy that is not current", () -> assertThat(copy.isCurrent()).isFalse());
      assertThatThrownBy(() -> copy.groupsOf(new Symbol("A")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("changes before version 3 of DEFAULT/ETF/DIA are missing");
      assertThatThrownBy(() -> copy.universe("DIA")).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whileTheBrokersAreAwayItAnswersAndSaysThatItIsNotCurrent() {
    tell(DIA, replaced("A"));

    try (MembershipCopy copy = copy()) {
      int port = URI.create("kafka://" + broker.bootstrapServers()).getPort();
      broker.close();
      try {
        Await.until("a copy that is not current", () -> assertThat(copy.isCurrent()).isFalse());
        assertThat(symbols(copy, DIA)).containsExactly("A");
        assertThat(copy.age()).isGreaterThan(Duration.ofSeconds(3));
      } finally {
        broker = EmbeddedKafka.start(data, port);
      }
      tell(DIA, put("B"));

      Await.until(
          "the copy of DIA", () -> assertThat(symbols(copy, DIA)).containsExactly("A", "B"));
      Await.until("a current copy", () -> assertThat(copy.isCurrent()).isTrue());
    }
  }

  @Test
  void aClosedCopyAnswersNothing() {
    tell(DIA, replaced("A"));
    MembershipCopy copy = copy();
    copy.close();

    assertThatThrownBy(() -> copy.group(GroupType.ETF, "DIA"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the copy of DEFAULT is closed");
    assertThat(copy.isCurrent()).isFalse();
  }

  @Test
  void withoutTheTopicsItDoesNotStart() {
    topics.delete();

    assertThatThrownBy(MembershipCopyTest::copy)
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("cannot read topic membership.changes");
  }
}
