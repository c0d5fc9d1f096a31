package com.tickstock.membership.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Integration;
import com.tickstock.membership.group.GroupEvent.GroupRetired;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New and adopted tables have exactly the schema that SQL readers expect. */
@Integration
class SchemaTest {
  private static final String COLUMNS =
      """
      SELECT a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN 'NOT NULL' END, pg_get_expr(d.adbin, d.adrelid)
      FROM pg_attribute a
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = '%s'::regclass AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;
  private static final String CONSTRAINTS =
      """
      SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
      WHERE conrelid = '%s'::regclass AND contype <> 'n' ORDER BY conname
      """;
  private static final String INDEXES =
      """
      SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = '%s'
      ORDER BY indexname
      """;
  private static final String TYPES =
      "CHECK (((type)::text = ANY ((ARRAY['ETF'::character varying, 'THEME'::character varying,"
          + " 'SECTOR'::character varying, 'SEGMENT'::character varying,"
          + " 'CUSTOM'::character varying, 'UNIVERSE'::character varying])::text[])))";

  /** The tables as they were before the membership service. */
  private static final String FORMER_TABLES =
      """
      CREATE TABLE definition_groups (
        id SERIAL PRIMARY KEY,
        name VARCHAR(100) NOT NULL,
        type VARCHAR(50) NOT NULL %s CHECK
          (type IN ('ETF', 'THEME', 'SECTOR', 'SEGMENT', 'CUSTOM')),
        description TEXT,
        metadata JSONB,
        liquidity_filter JSONB,
        environment VARCHAR(10) NOT NULL CHECK (environment IN ('DEFAULT', 'TEST', 'UAT', 'PROD')),
        created_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
        updated_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
        last_update TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
        CONSTRAINT unique_group UNIQUE (name, type, environment));
      CREATE TABLE group_memberships (
        id SERIAL PRIMARY KEY,
        group_id INTEGER NOT NULL REFERENCES definition_groups(id) ON DELETE CASCADE,
        symbol VARCHAR(50) NOT NULL,
        weight NUMERIC(5,4),
        metadata JSONB,
        added_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
        updated_at TIMESTAMP WITHOUT TIME ZONE DEFAULT CURRENT_TIMESTAMP,
        CONSTRAINT unique_membership UNIQUE (group_id, symbol));
      CREATE INDEX idx_definition_groups_type ON definition_groups (type);
      CREATE INDEX idx_group_memberships_symbol ON group_memberships (symbol);
      INSERT INTO definition_groups (id, name, type, description, metadata, environment, created_at)
      VALUES (41, 'QQQ', 'ETF', 'left alone', '{"a": 1}', 'DEFAULT', '2020-01-01'),
             (42, 'SPY', 'ETF', 'by hand', '{"a": 1}', 'DEFAULT', '2020-01-01');
      SELECT setval('definition_groups_id_seq', 42);
      INSERT INTO group_memberships (id, group_id, symbol, weight, added_at, updated_at)
      VALUES (7, 42, 'AAPL', 0.5, '2020-01-01', '2020-01-01'),
             (8, 42, 'GONE', 0.5, '2020-01-01', '2020-01-01'),
             (9, 41, 'AAPL', 0.5, '2020-01-01', '2020-01-01');
      SELECT setval('group_memberships_id_seq', 9);
      """;

  private TestDatabase database;

  @BeforeEach
  void create() throws SQLException {
    database = TestDatabase.create();
  }

  @Test
  void theTablesAreAsTheUserHasThem() throws SQLException {
    Database.open(database.url()).close();

    assertThat(database.rows(COLUMNS.formatted("public.definition_groups")))
        .containsExactly(
            "id|integer|NOT NULL|nextval('definition_groups_id_seq'::regclass)",
            "name|character varying(100)|NOT NULL|null",
            "type|character varying(50)|NOT NULL|null",
            "description|text|null|null",
            "metadata|jsonb|null|null",
            "liquidity_filter|jsonb|null|null",
            "environment|character varying(10)|NOT NULL|null",
            "created_at|timestamp without time zone|null|CURRENT_TIMESTAMP",
            "updated_at|timestamp without time zone|null|CURRENT_TIMESTAMP",
            "last_update|timestamp without time zone|null|CURRENT_TIMESTAMP");
    assertThat(database.rows(COLUMNS.formatted("public.group_memberships")))
        .containsExactly(
            "id|integer|NOT NULL|nextval('group_memberships_id_seq'::regclass)",
            "group_id|integer|NOT NULL|null",
            "symbol|character varying(50)|NOT NULL|null",
            "weight|numeric(5,4)|null|null",
            "metadata|jsonb|null|null",
            "added_at|timestamp without time zone|null|CURRENT_TIMESTAMP",
            "updated_at|timestamp without time zone|null|CURRENT_TIMESTAMP");
  }

  @Test
  void theConstraintsAreAsTheUserHasThemAndTheTypeCheckAdmitsUniverse() throws SQLException {
    Database.open(database.url()).close();

    assertThat(database.rows(CONSTRAINTS.formatted("public.definition_groups")))
        .containsExactly(
            "definition_groups_environment_check|CHECK (((environment)::text = ANY"
                + " ((ARRAY['DEFAULT'::character varying, 'TEST'::character varying,"
                + " 'UAT'::character varying, 'PROD'::character varying])::text[])))",
            "definition_groups_pkey|PRIMARY KEY (id)",
            "definition_groups_type_check|" + TYPES,
            "unique_group|UNIQUE (name, type, environment)");
    assertThat(database.rows(CONSTRAINTS.formatted("public.group_memberships")))
        .containsExactly(
            "group_memberships_group_id_fkey|FOREIGN KEY (group_id) REFERENCES"
                + " definition_groups(id) ON DELETE CASCADE",
            "group_memberships_pkey|PRIMARY KEY (id)",
            "unique_membership|UNIQUE (group_id, symbol)");
  }

  @Test
  void theIndexesAreAsTheUserHasThemNewOrAdopted() throws SQLException {
    TestDatabase former = TestDatabase.create();
    former.execute(FORMER_TABLES.formatted(""));
    for (TestDatabase each : new TestDatabase[] {database, former}) {
      Database.open(each.url()).close();

      assertThat(each.rows(INDEXES.formatted("definition_groups")))
          .containsExactly(
              "CREATE UNIQUE INDEX definition_groups_pkey ON public.definition_groups"
                  + " USING btree (id)",
              "CREATE INDEX idx_definition_groups_environment ON public.definition_groups"
                  + " USING btree (environment)",
              "CREATE INDEX idx_definition_groups_name ON public.definition_groups"
                  + " USING btree (name)",
              "CREATE INDEX idx_definition_groups_type ON public.definition_groups"
                  + " USING btree (type)",
              "CREATE INDEX idx_definition_groups_type_env ON public.definition_groups"
                  + " USING btree (type, environment)",
              "CREATE UNIQUE INDEX unique_group ON public.definition_groups"
                  + " USING btree (name, type, environment)");
      assertThat(each.rows(INDEXES.formatted("group_memberships")))
          .containsExactly(
              "CREATE UNIQUE INDEX group_memberships_pkey ON public.group_memberships"
                  + " USING btree (id)",
              "CREATE INDEX idx_group_memberships_group_id ON public.group_memberships"
                  + " USING btree (group_id)",
              "CREATE INDEX idx_group_memberships_symbol ON public.group_memberships"
                  + " USING btree (symbol)",
              "CREATE INDEX idx_group_memberships_symbol_group ON public.group_memberships"
                  + " USING btree (symbol, group_id)",
              "CREATE UNIQUE INDEX unique_membership ON public.group_memberships"
                  + " USING btree (group_id, symbol)");
    }
  }

  @Test
  void whatIsTheServicesOwnIsInASchemaOfItsOwn() throws SQLException {
    Database.open(database.url()).close();

    assertThat(database.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactlyInAnyOrder("definition_groups", "group_memberships");
  }

  @Test
  void instancesThatStartAtOnceAndAgainMigrateOnce() throws SQLException {
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> Database.open(database.url()).close());
    Database.open(database.url()).close();
    other.join();
    Database.open(database.url()).close();

    assertThat(
            database.rows(
                "SELECT count(*) FROM membership_projection.flyway_schema_history"
                    + " WHERE version = '1'"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CONSTRAINT valid_type"})
  void aFormerTypeCheckIsWidenedUnderItsName(String named) throws SQLException {
    database.execute(FORMER_TABLES.formatted(named));

    Database.open(database.url()).close();

    String name = named.isEmpty() ? "definition_groups_type_check" : "valid_type";
    assertThat(database.rows(CONSTRAINTS.formatted("public.definition_groups")))
        .hasSize(4)
        .contains(name + "|" + TYPES);
    String insert =
        "INSERT INTO definition_groups (name, type, environment) VALUES ('x', '%s', '%s')";
    database.execute(insert.formatted("UNIVERSE", "DEFAULT"));
    assertThatThrownBy(() -> database.execute(insert.formatted("INDEX", "DEFAULT")))
        .hasMessageContaining(name);
    assertThatThrownBy(() -> database.execute(insert.formatted("ETF", "LIVE")))
        .hasMessageContaining("definition_groups_environment_check");
  }

  @Test
  void formerRowsStayUntilTheLogSpeaksOfTheirGroup() throws SQLException {
    database.execute(FORMER_TABLES.formatted(""));
    String former = "SELECT * FROM definition_groups ORDER BY id";
    String formerMembers = "SELECT * FROM group_memberships ORDER BY id";
    var groupsBefore = database.rows(former);
    var membersBefore = database.rows(formerMembers);

    try (Database open = Database.open(database.url())) {
      assertThat(database.rows(former)).isEqualTo(groupsBefore).hasSize(2);
      assertThat(database.rows(formerMembers)).isEqualTo(membersBefore).hasSize(3);
      ProjectionStore store = new ProjectionStore(open.dataSource(), UUID.randomUUID());
      assertThat(store.unmanagedGroups()).containsExactly("DEFAULT/ETF/QQQ", "DEFAULT/ETF/SPY");

      History spy = new History("DEFAULT/ETF/SPY");
      Map<Integer, Long> from = store.nextOffsets(List.of(0));
      assertThat(
              store.apply(
                  List.of(spy.replaced("2025-07-11T20:00:00Z", "AAPL=0.25", "NVDA")),
                  from,
                  Map.of(0, 1L)))
          .isTrue();

      assertThat(store.unmanagedGroups()).containsExactly("DEFAULT/ETF/QQQ");
    }
    assertThat(
            database.rows(
                "SELECT id, name, description, metadata FROM definition_groups" + " ORDER BY id"))
        .as("ids stay; the first version replaces what was there")
        .containsExactly("41|QQQ|left alone|{\"a\": 1}", "42|SPY|null|null");
    assertThat(
            database.rows(
                "SELECT created_at, updated_at, last_update FROM definition_groups WHERE id = 42"))
        .containsExactly("2025-07-11 20:00:00|2025-07-11 20:00:00|2025-07-11 20:00:00");
    assertThat(
            database.rows(
                "SELECT group_id, symbol, weight, added_at FROM group_memberships"
                    + " ORDER BY group_id, symbol"))
        .containsExactly(
            "41|AAPL|0.5000|2020-01-01 00:00:00",
            "42|AAPL|0.2500|2025-07-11 20:00:00",
            "42|NVDA|null|2025-07-11 20:00:00");
  }

  @Test
  void aFormerGroupWhoseFirstVersionSaysThatItIsGoneGoes() throws SQLException {
    database.execute(FORMER_TABLES.formatted(""));
    History spy = new History("DEFAULT/ETF/SPY");
    // a retirement comes first and changes nothing; then a file of an earlier day
    Instant retiredAt = Instant.parse("2025-07-11T00:00:00Z");
    assertThat(spy.fold(retiredAt, retiredAt, new GroupRetired(Optional.empty()))).isEmpty();
    var gone = spy.replacedLate("2025-07-12T00:00:00Z", "2025-06-30T00:00:00Z", "AAPL");
    assertThat(gone.version()).isEqualTo(1);
    assertThat(gone.now()).isEmpty();

    try (Database open = Database.open(database.url())) {
      ProjectionStore store = new ProjectionStore(open.dataSource(), UUID.randomUUID());
      Map<Integer, Long> from = store.nextOffsets(List.of(0));
      assertThat(store.apply(List.of(gone), from, Map.of(0, 1L))).isTrue();
    }

    assertThat(database.rows("SELECT name FROM definition_groups")).containsExactly("QQQ");
    assertThat(database.rows("SELECT id FROM group_memberships")).containsExactly("9");
  }
}
