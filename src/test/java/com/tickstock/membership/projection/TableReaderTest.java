package com.tickstock.membership.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Integration;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.JsonObject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads tables with rows of any writer. */
@Integration
class TableReaderTest {
  private static final UUID LOG = new UUID(1, 2);

  private TestDatabase sql;
  private Database database;
  private TableReader reader;

  @BeforeEach
  void open() throws SQLException {
    sql = TestDatabase.create();
    database = Database.open(sql.url());
    reader = new TableReader(database.dataSource(), LOG);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<TableGroup> read() {
    List<TableGroup> groups = new ArrayList<>();
    reader.read(Environment.DEFAULT, groups::add);
    return groups;
  }

  @Test
  void aGroupIsReadWithItsMembersAndTheVersionThatWasProjected() throws SQLException {
    sql.execute(
        """
        INSERT INTO definition_groups (id, name, type, environment, description, metadata,
            liquidity_filter, last_update)
        VALUES (7, 'SPY', 'ETF', 'DEFAULT', 'd', '{"b": 1.50, "a": [1, 2]}', '[true]',
                '2025-06-30 12:00:00.000001'),
               (5, 'EMPTY', 'ETF', 'DEFAULT', NULL, NULL, NULL, NULL),
               (6, 'SPY', 'ETF', 'TEST', NULL, NULL, NULL, NULL);
        INSERT INTO group_memberships (group_id, symbol, weight, metadata)
        VALUES (7, 'AAPL', 0.065, '{"name": "Apple"}'), (6, 'XOM', NULL, NULL),
               (7, 'aapl', NULL, NULL);
        INSERT INTO membership_projection.versions
        VALUES ('%1$s', 'DEFAULT/ETF/SPY', 3), ('%1$s', 'DEFAULT/ETF/GONE', 2),
               ('%1$s', 'TEST/ETF/SPY', 9), ('%2$s', 'DEFAULT/ETF/EMPTY', 4)
        """
            .formatted(LOG, UUID.randomUUID()));

    assertThat(read())
        .containsExactly(
            new TableGroup(
                "DEFAULT/ETF/EMPTY",
                0,
                Optional.of(
                    new TableGroup.Row(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()))),
            new TableGroup(
                "DEFAULT/ETF/SPY",
                3,
                Optional.of(
                    new TableGroup.Row(
                        Optional.of("d"),
                        Optional.of(new JsonObject("{\"a\":[1,2],\"b\":1.50}")),
                        Optional.of(new JsonObject("[true]")),
                        Optional.of(Instant.parse("2025-06-30T12:00:00.000001Z")),
                        Map.of(
                            "AAPL",
                            new TableGroup.Membership(
                                Optional.of(new BigDecimal("0.0650")),
                                Optional.of(new JsonObject("{\"name\":\"Apple\"}"))),
                            "aapl",
                            new TableGroup.Membership(Optional.empty(), Optional.empty()))))),
            new TableGroup("DEFAULT/ETF/GONE", 2, Optional.empty()));
    assertThat(reader.versions(Environment.DEFAULT))
        .isEqualTo(Map.of("DEFAULT/ETF/SPY", 3L, "DEFAULT/ETF/GONE", 2L));
  }

  @Test
  void moreMembersThanAreFetchedAtOnceAreAllRead() throws SQLException {
    sql.execute(
        """
        INSERT INTO definition_groups (id, name, type, environment)
        SELECT g, 'G' || g, 'ETF', 'DEFAULT' FROM generate_series(1, 3) g;
        INSERT INTO group_memberships (group_id, symbol)
        SELECT g, 'S' || s FROM generate_series(1, 3) g, generate_series(1, 1500) s
        """);

    assertThat(read())
        .extracting(group -> group.row().orElseThrow().members().size())
        .containsExactly(1500, 1500, 1500);
  }

  @Test
  void readingLeavesTheConnectionFitForWriting() throws SQLException {
    for (int i = 0; i < 10; i++) {
      assertThat(read()).isEmpty();
    }
    ProjectionStore store = new ProjectionStore(database.dataSource(), LOG);

    assertThat(store.nextOffsets(List.of(0))).isEqualTo(Map.of(0, 0L));
  }

  @Test
  void tablesThatCannotBeReadAreSaidToBe() throws SQLException {
    sql.execute("DROP TABLE group_memberships");

    assertThatThrownBy(this::read)
        .isInstanceOf(ProjectionException.class)
        .hasMessageContaining("the tables cannot be read", "group_memberships");
  }
}
