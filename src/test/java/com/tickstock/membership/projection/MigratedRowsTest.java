package com.tickstock.membership.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Integration;
import com.tickstock.membership.group.Definition;
import com.tickstock.membership.group.GroupEvent.MembersReplaced;
import com.tickstock.membership.group.Origin;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.ChangeJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migrated groups and memberships keep their rows. */
@Integration
class MigratedRowsTest {
  private static final String T1 = "2025-07-11T20:00:00Z";
  private static final String T2 = "2025-07-12T20:00:00Z";
  private static final String ROWS =
      """
      SELECT 'group', g.id, g.name, g.created_at FROM public.definition_groups g
      UNION ALL
      SELECT 'member', m.id, g.name || ' ' || m.symbol, m.added_at
      FROM public.group_memberships m JOIN public.definition_groups g ON g.id = m.group_id
      ORDER BY 1, 3
      """;
  private static final String FORMER =
      """
      INSERT INTO definition_groups (id, name, type, environment, created_at)
      VALUES (41, 'QQQ', 'ETF', 'DEFAULT', '2020-01-01'),
             (42, 'SPY', 'ETF', 'DEFAULT', '2020-01-02');
      INSERT INTO group_memberships (id, group_id, symbol, weight, added_at)
      VALUES (7, 42, 'AAPL', 0.5, '2020-01-03 01:02:03.456789'),
             (8, 42, 'MSFT', 0.5, '2020-01-04'),
             (9, 41, 'AAPL', 0.5, '2020-01-05');
      """;

  private TestDatabase database;
  private Database open;
  private ProjectionStore store;
  private long next;

  @BeforeEach
  void create() throws SQLException {
    database = TestDatabase.create();
    open = Database.open(database.url());
    store = new ProjectionStore(open.dataSource(), UUID.randomUUID());
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void whereTheRowsAreTheyStayTheSameRows() throws SQLException {
    database.execute(FORMER);
    List<String> before = database.rows(ROWS);

    apply(spy(), qqq());

    assertThat(database.rows(ROWS)).isEqualTo(before).hasSize(5);
    assertThat(database.groups())
        .as("what else is in the rows is what the log says")
        .allSatisfy(row -> assertThat(row).endsWith("|2025-07-12 20:00:00|2025-07-11 20:00:00"));
  }

  @Test
  void elsewhereTheyGetTheSameIdsAndTheSequencesGoOnBehindThem() throws SQLException {
    apply(spy(), qqq());

    assertThat(database.rows(ROWS))
        .containsExactly(
            "group|41|QQQ|2020-01-01 00:00:00",
            "group|42|SPY|2020-01-02 00:00:00",
            "member|9|QQQ AAPL|2020-01-05 00:00:00",
            "member|7|SPY AAPL|2020-01-03 01:02:03.456789",
            "member|8|SPY MSFT|2020-01-04 00:00:00");
    apply(new History("DEFAULT/ETF/DIA").replaced(T2, "IBM"));
    assertThat(database.rows("SELECT id > 42 FROM definition_groups WHERE name = 'DIA'"))
        .containsExactly("t");
    assertThat(database.rows("SELECT id > 9 FROM group_memberships WHERE symbol = 'IBM'"))
        .containsExactly("t");
  }

  @Test
  void anIdThatIsTakenStaysWithWhoHasIt() throws SQLException {
    database.execute(FORMER.replace("SPY", "OTHER"));
    List<String> before = database.rows(ROWS);
    History twice = new History("DEFAULT/THEME/twice");

    // 42 and 7 belong to another group, and these two have the same id
    apply(
        spy(),
        migrated(twice, row(50, "2020-02-01"), Map.of("A", row(60, "2020-02-02"))),
        migrated(
            new History("DEFAULT/THEME/thrice"),
            row(50, "2020-03-01"),
            Map.of("A", row(60, "2020-03-02"), "B", row(61, "2020-03-03"))));

    assertThat(database.rows(ROWS)).containsAll(before).hasSize(13);
    List<String> added = database.rows(ROWS);
    added.removeAll(before);
    assertThat(added.stream().map(MigratedRowsTest::withoutId))
        .containsExactly(
            "group|SPY|2020-01-02 00:00:00",
            "group|thrice|2020-03-01 00:00:00",
            "group|twice|2020-02-01 00:00:00",
            "member|SPY AAPL|2020-01-03 01:02:03.456789",
            "member|SPY MSFT|2020-01-04 00:00:00",
            "member|thrice A|2020-03-02 00:00:00",
            "member|thrice B|2020-03-03 00:00:00",
            "member|twice A|2020-02-02 00:00:00");
    assertThat(added)
        .contains("member|61|thrice B|2020-03-03 00:00:00")
        .filteredOn(row -> row.startsWith("group|50|") || row.startsWith("member|60|"))
        .hasSize(2);
  }

  @Test
  void aRebuildFromTheChangesGivesTheSameRows() throws SQLException {
    database.execute(FORMER);
    History spy = new History("DEFAULT/ETF/SPY");
    List<ChangeJson> changes =
        List.of(migrated(spy), qqq(), spy.put(T2, "MSFT=0.3", "NVDA=0.1"), spy.removed(T2, "AAPL"));
    apply(changes.toArray(ChangeJson[]::new));
    String members =
        "SELECT id, symbol, weight, added_at, updated_at FROM group_memberships ORDER BY 2, 1";
    List<String> groups = database.groups();
    List<String> rows = database.rows(ROWS);
    List<String> written = database.rows(members);

    database.execute("TRUNCATE definition_groups, group_memberships");
    store = new ProjectionStore(open.dataSource(), UUID.randomUUID());
    for (ChangeJson change : changes) {
      apply(change);
    }

    assertThat(database.groups()).isEqualTo(groups);
    assertThat(database.rows(ROWS).stream().filter(row -> !row.contains("NVDA")))
        .isEqualTo(rows.stream().filter(row -> !row.contains("NVDA")).toList())
        .hasSize(4);
    assertThat(database.rows(members).stream().map(row -> row.substring(row.indexOf('|'))))
        .isEqualTo(written.stream().map(row -> row.substring(row.indexOf('|'))).toList())
        .hasSize(3);
  }

  @Test
  void aGroupOrMemberThatComesBackIsNoLongerTheMigratedRow() throws SQLException {
    History spy = new History("DEFAULT/ETF/SPY");
    apply(migrated(spy), spy.removed(T2, "AAPL"), spy.put(T2, "AAPL=0.1"));

    assertThat(database.rows(ROWS))
        .contains("group|42|SPY|2020-01-02 00:00:00", "member|8|SPY MSFT|2020-01-04 00:00:00")
        .filteredOn(row -> row.contains("AAPL"))
        .singleElement()
        .asString()
        .endsWith("|2025-07-12 20:00:00");

    apply(spy.retired(T2), spy.defined(T2, Definition.NONE));
    assertThat(database.rows(ROWS)).singleElement().asString().endsWith("|2025-07-12 20:00:00");
  }

  private static String withoutId(String row) {
    return row.replaceFirst("\\|[0-9]+\\|", "|");
  }

  private static ChangeJson spy() {
    return migrated(new History("DEFAULT/ETF/SPY"));
  }

  private static ChangeJson migrated(History spy) {
    return migrated(
        spy,
        row(42, "2020-01-02"),
        Map.of("AAPL", row(7, "2020-01-03T01:02:03.456789Z"), "MSFT", row(8, "2020-01-04")));
  }

  private static ChangeJson qqq() {
    return migrated(
        new History("DEFAULT/ETF/QQQ"),
        row(41, "2020-01-01"),
        Map.of("AAPL", row(9, "2020-01-05")));
  }

  private static ChangeJson migrated(
      History history, Origin.Row group, Map<String, Origin.Row> members) {
    Map<Symbol, Origin.Row> rows = new HashMap<>();
    members.forEach((symbol, row) -> rows.put(new Symbol(symbol), row));
    String[] symbols = members.keySet().toArray(String[]::new);
    return history
        .fold(
            Instant.parse(T2),
            Instant.parse(T1),
            new MembersReplaced(History.members(symbols), Optional.of(Definition.NONE)),
            new Origin(group, rows))
        .orElseThrow();
  }

  private static Origin.Row row(int id, String since) {
    String time = since.contains("T") ? since : since + "T00:00:00Z";
    return new Origin.Row(Optional.of(id), Optional.of(Instant.parse(time)));
  }

  private void apply(ChangeJson... changes) throws SQLException {
    Map<Integer, Long> from = store.nextOffsets(List.of(0));
    next++;
    assertThat(store.apply(List.of(changes), from, Map.of(0, next))).isTrue();
  }
}
