package com.tickstock.membership.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Integration;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupEvent.GroupDefined;
import com.tickstock.membership.group.GroupEvent.GroupRetired;
import com.tickstock.membership.group.GroupEvent.MembersChanged;
import com.tickstock.membership.group.GroupEvent.MembersReplaced;
import com.tickstock.membership.group.JsonObject;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.ChangeJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows and offsets that changes produce in the tables. */
@Integration
class ProjectionStoreTest {
  private static final UUID TOPIC = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final String T1 = "2025-07-11T20:00:00.123Z";
  private static final String T2 = "2025-07-12T20:00:00.500Z";
  private static final String T3 = "2025-07-13T20:00:00Z";
  private static final String T4 = "2025-07-14T20:00:00Z";
  private static final String TIMES =
      """
      SELECT created_at, updated_at, last_update FROM public.definition_groups
      UNION ALL SELECT added_at, updated_at, updated_at FROM public.group_memberships
      """;
  private static final String IDS =
      """
      SELECT 'group', name, id FROM public.definition_groups
      UNION ALL SELECT 'member', symbol, id FROM public.group_memberships ORDER BY 1, 2
      """;

  private final TimeZone zone = TimeZone.getDefault();
  private final History spy = new History("DEFAULT/ETF/SPY");
  private TestDatabase database;
  private Database open;
  private ProjectionStore store;
  private long next;

  @BeforeEach
  void create() throws SQLException {
    // far from UTC, to detect times that are treated as local times
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    database = TestDatabase.create();
    open = Database.open(database.url());
    store = new ProjectionStore(open.dataSource(), TOPIC);
  }

  @AfterEach
  void close() {
    open.close();
    TimeZone.setDefault(zone);
  }

  @Test
  void theFirstVersionIsARowForTheGroupAndOneForEachMember() throws SQLException {
    Definition definition =
        History.definition("It's the \"500\"", "{\"issuer\":\"SSGA\"}", "{\"adv\":1.50}");
    SortedMap<Symbol, Member> members = History.members("AAPL=0.065", "TSLA=-0.01");
    members.put(
        new Symbol("BRK.B"),
        new Member(
            new Symbol("BRK.B"),
            Optional.empty(),
            Optional.of(new JsonObject("{\"name\":\"Ω {x}, \\\"B\\\"\"}"))));

    apply(spy.change(T2, T1, new MembersReplaced(members, Optional.of(definition))));

    assertThat(database.groups())
        .containsExactly(
            "DEFAULT/ETF/SPY|It's the \"500\"|{\"issuer\": \"SSGA\"}|{\"adv\": 1.50}"
                + "|2025-07-12 20:00:00.5|2025-07-12 20:00:00.5|2025-07-11 20:00:00.123");
    assertThat(database.members())
        .containsExactly(
            "SPY|AAPL|0.0650|null|2025-07-12 20:00:00.5|2025-07-12 20:00:00.5",
            "SPY|BRK.B|null|{\"name\": \"Ω {x}, \\\"B\\\"\"}"
                + "|2025-07-12 20:00:00.5|2025-07-12 20:00:00.5",
            "SPY|TSLA|-0.0100|null|2025-07-12 20:00:00.5|2025-07-12 20:00:00.5");
  }

  @Test
  void weightsAreRoundedHalfUpToFourPlaces() throws SQLException {
    apply(
        spy.replaced(
            T1,
            "A=0.00005",
            "B=0.0000499999999999999999999999",
            "C=-0.00005",
            "D=9.99994999",
            "E=0.06555",
            "F=0.06554999999",
            "G=0",
            "H=-9.99994",
            "I"));

    assertThat(database.rows("SELECT symbol, weight FROM group_memberships ORDER BY 1"))
        .containsExactly(
            "A|0.0001",
            "B|0.0000",
            "C|-0.0001",
            "D|9.9999",
            "E|0.0656",
            "F|0.0655",
            "G|0.0000",
            "H|-9.9999",
            "I|null");
  }

  @Test
  void addedRemovedReweightedAndAnnotatedMembersKeepWhatStays() throws SQLException {
    apply(spy.replaced(T1, "AAPL=0.1", "GONE=0.2", "MSFT=0.3", "NVDA=0.4", "V=0.5"));
    Map<String, String> ids = ids();
    JsonObject metadata = new JsonObject("{\"name\":\"Nvidia\"}");

    apply(spy.put(T2, "MSFT=0.35", "NEW=0.01"));
    apply(spy.removed(T3, "GONE"));
    apply(
        spy.put(
            T4,
            new Member(
                new Symbol("NVDA"), Optional.of(Weight.parse("0.4")), Optional.of(metadata))));
    apply(spy.put(T4, "V"));

    String first = "2025-07-11 20:00:00.123";
    assertThat(database.members())
        .containsExactly(
            "SPY|AAPL|0.1000|null|" + first + "|" + first,
            "SPY|MSFT|0.3500|null|" + first + "|2025-07-12 20:00:00.5",
            "SPY|NEW|0.0100|null|2025-07-12 20:00:00.5|2025-07-12 20:00:00.5",
            "SPY|NVDA|0.4000|{\"name\": \"Nvidia\"}|" + first + "|2025-07-14 20:00:00",
            "SPY|V|null|null|" + first + "|2025-07-14 20:00:00");
    assertThat(database.groups())
        .containsExactly(
            "DEFAULT/ETF/SPY|null|null|null|" + first + "|2025-07-14 20:00:00|2025-07-14 20:00:00");
    assertThat(ids())
        .as("ids of what stays, stay")
        .containsAllEntriesOf(
            Map.of(
                "group SPY", ids.get("group SPY"),
                "member AAPL", ids.get("member AAPL"),
                "member MSFT", ids.get("member MSFT"),
                "member NVDA", ids.get("member NVDA"),
                "member V", ids.get("member V")));
  }

  @Test
  void aMemberThatComesBackIsAddedAnew() throws SQLException {
    apply(spy.replaced(T1, "AAPL=0.1", "MSFT"));
    apply(spy.removed(T2, "AAPL"), spy.put(T3, "AAPL=0.2"), spy.put(T4, "AAPL=0.3"));

    assertThat(database.members())
        .contains("SPY|AAPL|0.3000|null|2025-07-13 20:00:00|2025-07-14 20:00:00");
  }

  @Test
  void aMemberThatOnlyPassedThroughLeavesNothing() throws SQLException {
    apply(spy.replaced(T1, "AAPL=0.1"));
    apply(spy.put(T2, "X=0.1"), spy.put(T3, "X=0.2"), spy.removed(T4, "X"));

    assertThat(database.rows("SELECT symbol FROM group_memberships")).containsExactly("AAPL");
  }

  @Test
  void aRedefinitionChangesTheDefinitionAndNothingElse() throws SQLException {
    apply(spy.replaced(T1, "AAPL=0.1"));
    List<String> members = database.members();
    Map<String, String> ids = ids();

    apply(spy.defined(T2, History.definition("one", "{\"a\":1}", "{\"b\":2}")));
    assertThat(database.groups())
        .containsExactly(
            "DEFAULT/ETF/SPY|one|{\"a\": 1}|{\"b\": 2}"
                + "|2025-07-11 20:00:00.123|2025-07-12 20:00:00.5|2025-07-12 20:00:00.5");
    apply(spy.put(T3, "MSFT"));
    assertThat(database.groups().get(0))
        .startsWith("DEFAULT/ETF/SPY|one|{\"a\": 1}|{\"b\": 2}|")
        .endsWith("|2025-07-13 20:00:00|2025-07-13 20:00:00");
    apply(spy.defined(T4, Definition.NONE));
    assertThat(database.groups().get(0)).startsWith("DEFAULT/ETF/SPY|null|null|null|");

    assertThat(database.members()).containsAll(members).hasSize(2);
    assertThat(ids()).containsAllEntriesOf(ids);
  }

  @Test
  void aGroupWithoutMembersIsARowOfItsOwn() throws SQLException {
    apply(spy.defined(T1, History.definition("one", "{}", "{}")));

    assertThat(database.groups()).singleElement().asString().startsWith("DEFAULT/ETF/SPY|one|");
    assertThat(database.members()).isEmpty();
  }

  @Test
  void aRetiredGroupLeavesNoRowAndOneThatComesBackStartsAnew() throws SQLException {
    History qqq = new History("DEFAULT/ETF/QQQ");
    apply(spy.replaced(T1, "AAPL=0.1"), qqq.replaced(T1, "AAPL=0.2"));
    List<String> others = List.of(database.groups().get(0), database.members().get(0));

    apply(spy.retired(T2));
    assertThat(database.groups()).containsExactly(others.get(0));
    assertThat(database.members()).containsExactly(others.get(1));

    apply(spy.defined(T3, Definition.NONE));
    apply(spy.put(T4, "NVDA=0.3"));
    assertThat(database.groups())
        .containsExactly(
            others.get(0),
            "DEFAULT/ETF/SPY|null|null|null"
                + "|2025-07-13 20:00:00|2025-07-14 20:00:00|2025-07-14 20:00:00");
    assertThat(database.members())
        .containsExactly(
            others.get(1), "SPY|NVDA|0.3000|null|2025-07-14 20:00:00|2025-07-14 20:00:00");
    assertThat(database.rows("SELECT group_key, version FROM membership_projection.versions"))
        .as("versions go on through retirement")
        .contains("DEFAULT/ETF/SPY|4");
  }

  @Test
  void aLateFileThatChangesThePastAloneLeavesTheMembersAsTheyAre() throws SQLException {
    apply(spy.replaced(T2, "AAPL=0.1"));
    List<String> members = database.members();

    ChangeJson late = spy.replacedLate(T4, T1, "GONE=0.5");
    assertThat(late.past()).isPresent();
    apply(late);

    assertThat(database.members()).isEqualTo(members);
    assertThat(database.groups())
        .containsExactly(
            "DEFAULT/ETF/SPY|null|null|null"
                + "|2025-07-12 20:00:00.5|2025-07-14 20:00:00|2025-07-12 20:00:00.5");
  }

  @Test
  void severalVersionsOfAGroupInOneGoAreTheLastWordOnEachRow() throws SQLException {
    apply(
        spy.replaced(T1, "AAPL=0.1", "MSFT=0.2"),
        spy.put(T2, "AAPL=0.15", "NVDA=0.3"),
        spy.retired(T2),
        spy.replaced(T3, "MSFT=0.4", "V=0.1"),
        spy.defined(T4, History.definition("last", "{}", "{}")),
        spy.put(T4, "V=0.2"));

    assertThat(database.groups())
        .containsExactly(
            "DEFAULT/ETF/SPY|last|{}|{}"
                + "|2025-07-13 20:00:00|2025-07-14 20:00:00|2025-07-14 20:00:00");
    assertThat(database.members())
        .containsExactly(
            "SPY|MSFT|0.4000|null|2025-07-13 20:00:00|2025-07-13 20:00:00",
            "SPY|V|0.2000|null|2025-07-13 20:00:00|2025-07-14 20:00:00");
  }

  @Test
  void theRowsDoNotDependOnHowTheChangesAreSplitIntoPolls() throws SQLException {
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      List<History> histories =
          Stream.of("DEFAULT/ETF/A", "UAT/ETF/A", "DEFAULT/THEME/a").map(History::new).toList();
      List<ChangeJson> changes = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        randomChange(histories.get(random.nextInt(3)), i, random).ifPresent(changes::add);
      }
      assertThat(changes).hasSizeGreaterThan(60);

      database.execute("TRUNCATE definition_groups, group_memberships");
      ProjectionStore whole = new ProjectionStore(open.dataSource(), UUID.randomUUID());
      assertThat(whole.apply(changes, whole.nextOffsets(List.of(0)), Map.of(0, 1L))).isTrue();
      List<String> groups = database.groups();
      List<String> members = database.members();
      assertThat(members)
          .as("the tables are what the log says")
          .hasSize(
              histories.stream()
                  .mapToInt(history -> history.now().map(n -> n.members().size()).orElse(0))
                  .sum());

      database.execute("TRUNCATE definition_groups, group_memberships");
      ProjectionStore split = new ProjectionStore(open.dataSource(), UUID.randomUUID());
      for (int done = 0; done < changes.size(); ) {
        int end = Math.min(changes.size(), done + 1 + random.nextInt(7));
        Map<Integer, Long> from = split.nextOffsets(List.of(0));
        assertThat(split.apply(changes.subList(done, end), from, Map.of(0, (long) end))).isTrue();
        done = end;
      }
      assertThat(database.groups()).as("seed %d", seed).isEqualTo(groups);
      assertThat(database.members()).as("seed %d", seed).isEqualTo(members);
    }
  }

  @Test
  void noTimeIsThatOfTheDatabasesClock() throws SQLException {
    apply(spy.replaced(T1, "AAPL=0.1"), spy.put(T2, "MSFT"));
    apply(spy.put(T3, "AAPL=0.2"));

    assertThat(database.rows(TIMES))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).matches("(2025-07-1[123] 20:00:00(\\.\\d+)?\\|?){3}"));
  }

  @Test
  void sessionsAreInUtcWhereverThisRuns() throws SQLException {
    assertThat(TimeZone.getDefault().getID()).isEqualTo("Pacific/Kiritimati");
    for (int i = 0; i < 2; i++) {
      // several, so that not all of them are the one that migrated
      try (Connection one = open.dataSource().getConnection();
          Connection two = open.dataSource().getConnection();
          Connection three = open.dataSource().getConnection()) {
        for (Connection connection : List.of(one, two, three)) {
          assertThat(timeZone(connection)).as("round %d", i).isEqualTo("UTC");
          connection.rollback();
        }
      }
    }
  }

  @Test
  void offsetsMoveWithTheRows() throws SQLException {
    assertThat(store.nextOffsets(List.of(0, 3))).isEqualTo(Map.of(0, 0L, 3, 0L));

    assertThat(
            store.apply(
                List.of(spy.replaced(T1, "AAPL")), Map.of(0, 0L, 3, 0L), Map.of(0, 5L, 3, 9L)))
        .isTrue();

    assertThat(new ProjectionStore(open.dataSource(), TOPIC).nextOffsets(List.of(0, 1, 3)))
        .isEqualTo(Map.of(0, 5L, 1, 0L, 3, 9L));
  }

  @Test
  void whenTheConnectionIsCutBeforeTheCommitNothingIsWrittenAndAllOfItIsLater()
      throws SQLException {
    apply(spy.replaced(T1, "AAPL"));
    List<String> before = database.writes();
    database.execute(
        """
        CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END';
        CREATE TRIGGER cut BEFORE UPDATE ON membership_projection.versions
        FOR EACH ROW EXECUTE FUNCTION cut();
        """);
    List<ChangeJson> changes = List.of(spy.put(T2, "MSFT=0.1"));
    Map<Integer, Long> from = store.nextOffsets(List.of(0));

    assertThatThrownBy(() -> store.apply(changes, from, Map.of(0, 2L)))
        .isInstanceOf(SQLException.class);
    assertThat(database.writes()).isEqualTo(before);
    assertThat(store.nextOffsets(List.of(0))).isEqualTo(from);

    database.execute("DROP TRIGGER cut ON membership_projection.versions");
    assertThat(store.apply(changes, from, Map.of(0, 2L))).isTrue();
    assertThat(database.rows("SELECT symbol FROM group_memberships ORDER BY 1"))
        .containsExactly("AAPL", "MSFT");
  }

  @Test
  void whoLostAPartitionWritesNothing() throws SQLException {
    ProjectionStore former = new ProjectionStore(open.dataSource(), TOPIC);
    Map<Integer, Long> from = former.nextOffsets(List.of(0, 1));
    apply(spy.replaced(T1, "AAPL"));
    List<String> writes = database.writes();
    History qqq = new History("DEFAULT/ETF/QQQ");

    // it has lost one of the two partitions
    assertThat(former.apply(List.of(qqq.replaced(T2, "AAPL")), from, Map.of(0, 4L, 1, 4L)))
        .isFalse();

    assertThat(database.writes()).isEqualTo(writes);
    assertThat(store.nextOffsets(List.of(0, 1))).isEqualTo(Map.of(0, 1L, 1, 0L));
  }

  @Test
  void aGapInTheVersionsIsAnErrorAndNothingIsWritten() throws SQLException {
    apply(spy.replaced(T1, "AAPL"));
    List<String> writes = database.writes();
    ChangeJson missing = spy.put(T2, "MSFT");
    ChangeJson third = spy.put(T3, "NVDA");
    History qqq = new History("DEFAULT/ETF/QQQ");
    List<ChangeJson> changes = List.of(qqq.replaced(T2, "AAPL"), third);
    Map<Integer, Long> from = store.nextOffsets(List.of(0));

    assertThatThrownBy(() -> store.apply(changes, from, Map.of(0, 9L)))
        .isInstanceOf(ProjectionException.class)
        .hasMessage("DEFAULT/ETF/SPY: version 3 follows on 1: changes are missing");

    assertThat(database.writes()).isEqualTo(writes);
    assertThat(store.nextOffsets(List.of(0))).isEqualTo(from);
    assertThat(store.apply(List.of(missing, third), from, Map.of(0, 9L))).isTrue();
  }

  @Test
  void versionsThatAreHadAlreadyAreSkipped() throws SQLException {
    ChangeJson first = spy.replaced(T1, "AAPL=0.1", "GONE");
    ChangeJson second = spy.removed(T2, "GONE");
    apply(first, second);
    List<String> writes = database.writes();

    apply(first, second);
    apply(second);
    assertThat(database.writes()).isEqualTo(writes);
    assertThat(store.nextOffsets(List.of(0))).isEqualTo(Map.of(0, 3L));

    apply(first, second, spy.put(T3, "AAPL=0.2"));
    assertThat(database.members())
        .containsExactly("SPY|AAPL|0.2000|null|2025-07-11 20:00:00.123|2025-07-13 20:00:00");
  }

  @Test
  void anotherLogStartsAtItsBeginningAndItsFirstVersionsReplaceTheRows() throws SQLException {
    apply(spy.replaced(T1, "AAPL", "GONE"), spy.put(T2, "MSFT"));
    Map<String, String> ids = ids();
    ProjectionStore other = new ProjectionStore(open.dataSource(), UUID.randomUUID());
    assertThat(other.unmanagedGroups()).containsExactly("DEFAULT/ETF/SPY");

    Map<Integer, Long> from = other.nextOffsets(List.of(0));
    assertThat(from).isEqualTo(Map.of(0, 0L));
    ChangeJson first = new History("DEFAULT/ETF/SPY").replaced(T3, "AAPL=0.5");
    assertThat(other.apply(List.of(first), from, Map.of(0, 1L))).isTrue();

    assertThat(database.members())
        .containsExactly("SPY|AAPL|0.5000|null|2025-07-13 20:00:00|2025-07-13 20:00:00");
    assertThat(ids()).containsEntry("group SPY", ids.get("group SPY"));
    assertThat(other.unmanagedGroups()).isEmpty();
  }

  @Test
  void aGroupThatWasDeletedByHandIsAnErrorThatSaysSo() throws SQLException {
    apply(spy.replaced(T1, "AAPL"));
    database.execute("DELETE FROM definition_groups");
    List<ChangeJson> changes = List.of(spy.put(T2, "MSFT"));
    Map<Integer, Long> from = store.nextOffsets(List.of(0));

    assertThatThrownBy(() -> store.apply(changes, from, Map.of(0, 2L)))
        .isInstanceOf(ProjectionException.class)
        .hasMessageContaining("deleted by hand");
    assertThat(store.nextOffsets(List.of(0))).isEqualTo(from);
  }

  @Test
  void strangersAreWhatTheLogDoesNotKnowAndStayAsTheyAre() throws SQLException {
    database.execute(
        """
        INSERT INTO definition_groups (name, type, environment) VALUES
          ('SPY', 'ETF', 'UAT'), ('SPY', 'CUSTOM', 'DEFAULT'), ('spy', 'UNIVERSE', 'DEFAULT')
        """);
    String rows = "SELECT xmin, * FROM definition_groups WHERE id <= 3 ORDER BY id";
    List<String> before = database.rows(rows);

    apply(spy.replaced(T1, "AAPL"));
    apply(spy.put(T2, "MSFT"), spy.retired(T3));

    assertThat(store.unmanagedGroups())
        .containsExactly("DEFAULT/CUSTOM/SPY", "DEFAULT/UNIVERSE/spy", "UAT/ETF/SPY");
    assertThat(database.rows(rows)).isEqualTo(before).hasSize(3);
  }

  private static String timeZone(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW TIME ZONE")) {
      found.next();
      return found.getString(1);
    }
  }

  private void apply(ChangeJson... changes) throws SQLException {
    Map<Integer, Long> from = store.nextOffsets(List.of(0));
    next++;
    assertThat(store.apply(List.of(changes), from, Map.of(0, next))).isTrue();
  }

  private Map<String, String> ids() throws SQLException {
    Map<String, String> ids = new TreeMap<>();
    for (String row : database.rows(IDS)) {
      int last = row.lastIndexOf('|');
      ids.put(row.substring(0, last).replace('|', ' '), row.substring(last + 1));
    }
    return ids;
  }

  private static Optional<ChangeJson> randomChange(History history, int step, Random random) {
    Instant recordedAt = Instant.parse(T1).plusSeconds(step * 60L);
    Instant effectiveAt =
        random.nextInt(4) == 0 ? recordedAt.minusSeconds(random.nextInt(3600)) : recordedAt;
    return history.fold(recordedAt, effectiveAt, randomEvent(random));
  }

  private static GroupEvent randomEvent(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new GroupRetired(Optional.empty());
      case 1 ->
          new GroupDefined(History.definition("d" + random.nextInt(3), "{\"a\":1}", "{\"b\":2}"));
      case 2, 3, 4 -> new MembersReplaced(randomMembers(random), Optional.empty());
      default -> {
        SortedMap<Symbol, Member> put = randomMembers(random);
        TreeSet<Symbol> remove = new TreeSet<>(randomMembers(random).keySet());
        remove.removeAll(put.keySet());
        yield new MembersChanged(put, remove);
      }
    };
  }

  private static SortedMap<Symbol, Member> randomMembers(Random random) {
    SortedMap<Symbol, Member> members = new TreeMap<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      Symbol symbol = new Symbol("S" + random.nextInt(8));
      Optional<Weight> weight =
          random.nextInt(4) == 0
              ? Optional.empty()
              : Optional.of(Weight.parse("0." + (1 + random.nextInt(4))));
      Optional<JsonObject> metadata =
          random.nextInt(3) == 0
              ? Optional.of(new JsonObject("{\"n\":" + random.nextInt(3) + "}"))
              : Optional.empty();
      members.put(symbol, new Member(symbol, weight, metadata));
    }
    return members;
  }
}
