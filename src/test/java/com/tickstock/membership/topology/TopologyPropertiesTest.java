package com.tickstock.membership.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.TimelinePosition;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.ChangeJson;
import com.tickstock.membership.json.GroupJson;
import com.tickstock.membership.topic.Partitions;
import com.tickstock.membership.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is said about a group in whichever order, its outputs and stores agree. */
class TopologyPropertiesTest {
  private static final int DAYS = 8;
  private static final List<String> SYMBOLS = List.of("A", "AA", "B", "BRK.B", "C");
  private static TestLog log;
  private static int groups;

  @BeforeContainer
  static void open() {
    log = TestLog.open();
  }

  @AfterContainer
  static void close() {
    log.close();
  }

  /** New to the log, and in its partition. */
  private static GroupKey newGroup() {
    GroupKey key;
    do {
      key = GroupKey.parse("TEST/CUSTOM/group " + groups++);
    } while (Partitions.of(TestLog.bytes(key.toString()), Topics.EVENTS.partitions()) != 0);
    return key;
  }

  @Property(tries = 200)
  void theChangesInOrderGiveTheGroupNow(@ForAll("histories") List<Said> history) {
    GroupKey group = newGroup();
    history.forEach(said -> log.write(group, said));
    log.deadLetters();
    log.symbolChanges();
    Copy copy = new Copy(group);
    log.changes().forEach(copy::apply);
    List<Optional<GroupJson>> told = log.groups();

    assertThat(told).hasSize((int) copy.version);
    Optional<GroupJson> last = told.isEmpty() ? Optional.empty() : told.get(told.size() - 1);
    assertThat(copy.group()).isEqualTo(last);
    assertThat(log.timeline(group).asOf(TimelinePosition.LAST))
        .isEqualTo(last.map(GroupJson::group));
  }

  @Property(tries = 200)
  void theSymbolsRowsAreTheGroupsMembers(@ForAll("histories") List<Said> history) {
    GroupKey group = newGroup();
    for (Said said : history) {
      log.write(group, said);
      List<Optional<GroupJson>> told = log.groups();
      if (!told.isEmpty()) {
        assertThat(rowsOf(group)).isEqualTo(membersOf(told.get(0).map(GroupJson::group)));
      }
    }
    drain();
  }

  private static Map<String, Member> rowsOf(GroupKey group) {
    String suffix = "/" + group.type() + "/" + group.name();
    String prefix = group.environment() + "/";
    Map<String, Member> rows = new TreeMap<>();
    log.symbolGroups()
        .forEach(
            (key, row) -> {
              if (key.startsWith(prefix) && key.endsWith(suffix)) {
                String symbol = key.substring(prefix.length(), key.length() - suffix.length());
                assertThat(row.member()).isTrue();
                rows.put(symbol, new Member(new Symbol(symbol), row.weight(), row.metadata()));
              }
            });
    return rows;
  }

  @Property(tries = 200)
  void theSymbolsHistoryIsTheTimelineOfEveryDay(@ForAll("histories") List<Said> history) {
    GroupKey group = newGroup();
    history.forEach(said -> log.write(group, said));
    drain();

    for (int day = -1; day <= DAYS; day++) {
      Instant time = Said.day(day);
      Map<String, Member> rows = new TreeMap<>();
      for (String symbol : SYMBOLS) {
        log.symbolAsOf(symbol, group, time)
            .ifPresent(
                row ->
                    rows.put(symbol, new Member(new Symbol(symbol), row.weight(), row.metadata())));
      }
      assertThat(rows).as("on day %d", day).isEqualTo(membersOf(log.asOf(group, day)));
    }
  }

  private static void drain() {
    log.changes();
    log.groups();
    log.symbolChanges();
    log.deadLetters();
  }

  private static Map<String, Member> membersOf(Optional<Group> group) {
    return group.stream()
        .flatMap(now -> now.members().values().stream())
        .collect(Collectors.toMap(member -> member.symbol().value(), member -> member));
  }

  /** What a consumer that has the changes alone keeps. */
  private static final class Copy {
    private final GroupKey key;
    private Optional<Group> now = Optional.empty();
    private Instant updatedAt = Instant.EPOCH;
    private long version;

    Copy(GroupKey key) {
      this.key = key;
    }

    void apply(ChangeJson change) {
      assertThat(change.key()).isEqualTo(key);
      assertThat(change.version()).isEqualTo(version + 1);
      version = change.version();
      updatedAt = change.recordedAt();
      Map<String, Member> before = membersOf(now);
      assertThat(change.removed()).allMatch(symbol -> before.containsKey(symbol.value()));
      assertThat(change.added()).noneMatch(put -> before.containsKey(put.symbol().value()));
      change
          .reweighted()
          .forEach(put -> assertThat(weight(before, put)).isEqualTo(put.previousWeight()));
      change.annotated().forEach(put -> assertThat(weight(before, put)).isEqualTo(put.weight()));
      now = change.after(now);
    }

    private static Optional<Weight> weight(Map<String, Member> before, ChangeJson.Put put) {
      return before.get(put.symbol().value()).weight();
    }

    Optional<GroupJson> group() {
      return now.map(group -> GroupJson.of(key, version, updatedAt, group));
    }
  }

  @Provide
  Arbitrary<List<Said>> histories() {
    Arbitrary<Integer> days =
        Arbitraries.integers().between(0, DAYS - 1).withDistribution(RandomDistribution.uniform());
    return Combinators.combine(events(), days)
        .as((event, day) -> Said.of(event).from(day))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /** One slot a symbol: 0 and 1 leave it out, 2 removes it, the others are ways to be a member. */
  private static Arbitrary<GroupEvent> events() {
    Arbitrary<List<Integer>> slots =
        Arbitraries.integers().between(0, 6).list().ofSize(SYMBOLS.size());
    Arbitrary<Definition> definitions =
        Arbitraries.of(Definition.NONE, Said.definition("one"), Said.definition("two"));
    return Arbitraries.frequencyOf(
        Tuple.of(
            5,
            Combinators.combine(slots, definitions.optional(0.3))
                .as((s, d) -> (GroupEvent) new GroupEvent.MembersReplaced(put(s), d))),
        Tuple.of(
            8,
            slots
                .filter(s -> s.stream().anyMatch(slot -> slot > 1))
                .map(TopologyPropertiesTest::changed)),
        Tuple.of(2, definitions.map(GroupEvent.GroupDefined::new)),
        Tuple.of(2, Arbitraries.of(new GroupEvent.GroupRetired(Optional.empty()))));
  }

  private static GroupEvent changed(List<Integer> slots) {
    List<Symbol> remove = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i) == 2) {
        remove.add(new Symbol(SYMBOLS.get(i)));
      }
    }
    return new GroupEvent.MembersChanged(put(slots), new TreeSet<>(remove));
  }

  private static SortedMap<Symbol, Member> put(List<Integer> slots) {
    SortedMap<Symbol, Member> put = new TreeMap<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i) > 2) {
        Symbol symbol = new Symbol(SYMBOLS.get(i));
        put.put(symbol, member(symbol, slots.get(i)));
      }
    }
    return put;
  }

  private static Member member(Symbol symbol, int way) {
    Optional<Weight> weight =
        switch (way) {
          case 3 -> Optional.empty();
          case 4 -> Optional.of(Weight.parse("0.1"));
          default -> Optional.of(Weight.parse("-0.25"));
        };
    Optional<JsonObject> metadata =
        way == 6 ? Optional.of(new JsonObject("{\"sector\":\"energy\"}")) : Optional.empty();
    return new Member(symbol, weight, metadata);
  }
}
