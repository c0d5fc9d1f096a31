package com.tickstock.membership.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Integration;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Integration
class EmbeddedPostgresTest {
  @TempDir Path directory;

  @Test
  void keepsItsDataWhenItStartsAgainOnAnotherPort() throws Exception {
    int port;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
      port = port(postgres);
      execute(postgres, "create table numbers (number text)");
      execute(postgres, "insert into numbers values ('1')");
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0))
          .isInstanceOf(DirectoryInUseException.class);
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).as("the interrupt outlasts an orderly stop").isTrue();

    try (ServerSocket taken = Loopback.reserve("the test", port);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
      assertThat(port(postgres)).isNotEqualTo(taken.getLocalPort());
      assertThat(query(postgres, "select number from numbers")).containsExactly("1");
    }
  }

  @Test
  void isDurableAndListensOnLoopbackOnly() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
      assertThat(query(postgres, "show fsync")).containsExactly("on");
      assertThat(query(postgres, "show synchronous_commit")).containsExactly("on");
      assertThat(query(postgres, "show full_page_writes")).containsExactly("on");
      assertThat(query(postgres, "show listen_addresses")).containsExactly("127.0.0.1");
      assertThat(query(postgres, "show unix_socket_directories")).containsExactly("");
      assertThat(query(postgres, "select reset_val from pg_settings where name = 'log_timezone'"))
          .containsExactly("UTC");
      assertThat(query(postgres, "select x from unnest(array['b', 'B', 'a']) x order by x"))
          .containsExactly("B", "a", "b");
    }
  }

  @Test
  void losesNothingWhenItsProcessIsKilled() throws Exception {
    Set<String> acknowledged;
    ProcessHandle orphan;
    try (WriterProcess writer = WriterProcess.start("postgres", directory)) {
      writer.awaitAcknowledged(100);
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0))
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessageContaining("another instance is using " + directory.toRealPath())
          .hasMessageContaining("(process " + writer.pid() + ")");
      orphan = ProcessHandle.of(serverPid()).orElseThrow();
      acknowledged = writer.kill();
    }
    assertThat(orphan.isAlive()).as("the server outlives its process").isTrue();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
      assertThat(query(postgres, "select number from numbers")).containsAll(acknowledged);
      assertThat(serverPid()).isNotEqualTo(orphan.pid());
      assertThat(Files.readString(directory.resolve("postgres.previous.log")))
          .contains("received fast shutdown request", "database system is shut down");
    }
  }

  @Test
  void startsOverWhatAFirstStartLeftUnfinished() throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("postgresql.conf"), "half writ");
    Files.createFile(directory.resolve("starting"));
    Path programs = Files.createDirectories(directory.resolve("programs"));
    Files.writeString(programs.resolve("leftover"), "");

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
      assertThat(query(postgres, "select 1")).containsExactly("1");
    }
    assertThat(programs.resolve("leftover")).doesNotExist();
  }

  @Test
  void startsOverAFileThatNamesNoServerOfItsOwn() throws Exception {
    EmbeddedPostgres.start(directory, 0).close();
    Process other = new ProcessBuilder("cat").start();
    String namesOther = other.pid() + "\n" + data() + "\n1\n5432\n\n127.0.0.1\n";
    try {
      startOver("");
      startOver(namesOther);
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroy();
    }
    other.waitFor();
    startOver(namesOther);
  }

  private void startOver(String pidFile) throws Exception {
    Files.writeString(data().resolve("postmaster.pid"), pidFile);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0)) {
      assertThat(query(postgres, "select 1")).containsExactly("1");
    }
  }

  @Test
  void namesAPortThatIsInUse() throws Exception {
    try (ServerSocket taken = Loopback.reserve("the test", 0)) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, port))
          .isInstanceOfSatisfying(
              PortInUseException.class, e -> assertThat(e.port()).isEqualTo(port))
          .hasMessageContaining("PostgreSQL cannot use port " + port);
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("instance.lock"));
    }
  }

  private Path data() throws IOException {
    return directory.toRealPath().resolve("data");
  }

  private long serverPid() throws IOException {
    return Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).get(0));
  }

  private static int port(EmbeddedPostgres postgres) {
    return URI.create(postgres.jdbcUrl().replaceFirst("jdbc:", "")).getPort();
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(EmbeddedPostgres postgres, String sql) throws Exception {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
