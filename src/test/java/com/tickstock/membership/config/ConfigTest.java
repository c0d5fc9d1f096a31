package com.tickstock.membership.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.group.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final String SECRET = "hunter2";
  private static final Access NOBODY =
      new Access(
          Optional.empty(),
          Optional.empty(),
          new ClientIdentity(Optional.empty(), Optional.empty()));

  @Test
  void everyVariableFlagAndDefaultIsAsDocumented() {
    Map<String, String> defaults = new LinkedHashMap<>();
    Map<String, String> flags = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      defaults.put(setting.variable(), setting.defaultValue());
      if (setting.hasFlag()) {
        flags.put(setting.variable(), setting.flag());
      }
      assertThat(setting.meaning()).isNotBlank();
    }

    assertThat(defaults)
        .containsExactly(
            Map.entry("MEMBERSHIP_BOOTSTRAP_SERVERS", ""),
            Map.entry("MEMBERSHIP_DATABASE_URL", ""),
            Map.entry("MEMBERSHIP_HTTP_HOST", "127.0.0.1"),
            Map.entry("MEMBERSHIP_HTTP_PORT", "8080"),
            Map.entry("MEMBERSHIP_ADVERTISED_ADDRESS", ""),
            Map.entry("MEMBERSHIP_TOKENS_FILE", ""),
            Map.entry("MEMBERSHIP_TOKEN", ""),
            Map.entry("MEMBERSHIP_TLS_CERTIFICATE", ""),
            Map.entry("MEMBERSHIP_TLS_KEY", ""),
            Map.entry("MEMBERSHIP_TLS_CA", ""),
            Map.entry("MEMBERSHIP_CORS_ORIGINS", ""),
            Map.entry("MEMBERSHIP_ENVIRONMENT", "DEFAULT"),
            Map.entry("MEMBERSHIP_HOLDINGS_DIR", "holdings"),
            Map.entry("MEMBERSHIP_DATA_DIR", ".membership"),
            Map.entry("MEMBERSHIP_EMBEDDED_KAFKA_PORT", "9092"),
            Map.entry("MEMBERSHIP_EMBEDDED_POSTGRES_PORT", "15432"),
            Map.entry("MEMBERSHIP_MAX_MEMBERS", "20000"),
            Map.entry("MEMBERSHIP_STANDBY_REPLICAS", "0"),
            Map.entry("MEMBERSHIP_LOG_FORMAT", "text"),
            Map.entry("MEMBERSHIP_LOAD_MIN_MEMBERS", "5"),
            Map.entry("MEMBERSHIP_LOAD_MAX_MEMBERS", "10000"),
            Map.entry("MEMBERSHIP_LOAD_MAX_TURNOVER", "20"),
            Map.entry("MEMBERSHIP_LOAD_MIN_WEIGHT_SUM", "90"),
            Map.entry("MEMBERSHIP_LOAD_MAX_WEIGHT_SUM", "110"),
            Map.entry("MEMBERSHIP_LOAD_MATCH_FILE_DATE", "true"),
            Map.entry("MEMBERSHIP_LOAD_SETTLE_SECONDS", "2"),
            Map.entry("MEMBERSHIP_GROUP_MAX_AGE_DAYS", "100"),
            Map.entry("MEMBERSHIP_GROUP_MAX_AGE_INTERVALS", "3"),
            Map.entry("MEMBERSHIP_EXCHANGES", ""));
    assertThat(flags.values())
        .containsExactly(
            "--bootstrap-servers",
            "--database-url",
            "--http-host",
            "--http-port",
            "--advertised-address",
            "--tokens-file",
            "--tls-certificate",
            "--tls-key",
            "--tls-ca",
            "--cors-origins",
            "--environment",
            "--holdings-dir",
            "--data-dir",
            "--embedded-kafka-port",
            "--embedded-postgres-port",
            "--max-members",
            "--standby-replicas",
            "--log-format",
            "--load-min-members",
            "--load-max-members",
            "--load-max-turnover",
            "--load-min-weight-sum",
            "--load-max-weight-sum",
            "--load-match-file-date",
            "--load-settle-seconds",
            "--group-max-age-days",
            "--group-max-age-intervals",
            "--exchanges");
  }

  @Test
  void nothingSetMeansEmbeddedServersOnLoopback() {
    assertThat(Config.of(Map.of(), Map.of()))
        .isEqualTo(
            new Config(
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1",
                8080,
                Optional.empty(),
                List.of(),
                Environment.DEFAULT,
                Path.of("holdings"),
                Path.of(".membership"),
                9092,
                15432,
                20_000,
                0,
                LogFormat.TEXT,
                new LoadGates(5, 10_000, 20, 90, 110, true),
                Duration.ofSeconds(2),
                new AgeLimits(100, 3),
                Optional.empty(),
                NOBODY,
                Map.of()));
  }

  @Test
  void everyVariableIsRead() {
    Map<String, String> variables = new HashMap<>();
    variables.put("MEMBERSHIP_BOOTSTRAP_SERVERS", "one:9092,two:9092");
    variables.put("MEMBERSHIP_DATABASE_URL", "jdbc:postgresql://db:5432/stocks?user=a");
    variables.put("MEMBERSHIP_HTTP_HOST", "127.0.0.2");
    variables.put("MEMBERSHIP_HTTP_PORT", "0");
    variables.put("MEMBERSHIP_ENVIRONMENT", "prod");
    variables.put("MEMBERSHIP_HOLDINGS_DIR", "/data/files");
    variables.put("MEMBERSHIP_DATA_DIR", "/data/state");
    variables.put("MEMBERSHIP_EMBEDDED_KAFKA_PORT", "65535");
    variables.put("MEMBERSHIP_EMBEDDED_POSTGRES_PORT", " 5433 ");
    variables.put("MEMBERSHIP_ADVERTISED_ADDRESS", "one.example:8081");
    variables.put("MEMBERSHIP_CORS_ORIGINS", "https://a.example, http://b.example:3000");
    variables.put("MEMBERSHIP_STANDBY_REPLICAS", "2");
    variables.put("MEMBERSHIP_MAX_MEMBERS", "1");
    variables.put("MEMBERSHIP_LOG_FORMAT", "json");
    variables.put("MEMBERSHIP_LOAD_MIN_MEMBERS", "2");
    variables.put("MEMBERSHIP_LOAD_MAX_MEMBERS", "3");
    variables.put("MEMBERSHIP_LOAD_MAX_TURNOVER", "0");
    variables.put("MEMBERSHIP_LOAD_MIN_WEIGHT_SUM", "0");
    variables.put("MEMBERSHIP_LOAD_MAX_WEIGHT_SUM", "10000");
    variables.put("MEMBERSHIP_LOAD_MATCH_FILE_DATE", "false");
    variables.put("MEMBERSHIP_LOAD_SETTLE_SECONDS", "0");
    variables.put("MEMBERSHIP_GROUP_MAX_AGE_DAYS", "36500");
    variables.put("MEMBERSHIP_GROUP_MAX_AGE_INTERVALS", "1");
    variables.put("MEMBERSHIP_EXCHANGES", "more.csv");

    assertThat(Config.of(Map.of(), variables))
        .isEqualTo(
            new Config(
                Optional.of("one:9092,two:9092"),
                Optional.of("jdbc:postgresql://db:5432/stocks?user=a"),
                "127.0.0.2",
                0,
                Optional.of("one.example:8081"),
                List.of("https://a.example", "http://b.example:3000"),
                Environment.PROD,
                Path.of("/data/files"),
                Path.of("/data/state"),
                65535,
                5433,
                1,
                2,
                LogFormat.JSON,
                new LoadGates(2, 3, 0, 0, 10_000, false),
                Duration.ZERO,
                new AgeLimits(36_500, 1),
                Optional.of(Path.of("more.csv")),
                NOBODY,
                Map.of()));
  }

  @Test
  void originsOfWebPagesAreExactOrAny() {
    assertThat(Config.of(Map.of(Setting.CORS_ORIGINS, "*"), Map.of()).corsOrigins())
        .containsExactly("*");
    for (String wrong :
        List.of("a.example", "https://a.example/", "https://*.example", "https://a,*")) {
      assertThatThrownBy(() -> Config.of(Map.of(Setting.CORS_ORIGINS, wrong), Map.of()))
          .as(wrong)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(
              "MEMBERSHIP_CORS_ORIGINS (--cors-origins): expected https://a.example");
    }
  }

  @Test
  void anInstanceThatListensEverywhereBesideOthersSaysWhereItIsReached() {
    Map<String, String> variables =
        Map.of("MEMBERSHIP_BOOTSTRAP_SERVERS", "one:9092", "MEMBERSHIP_HTTP_HOST", "0.0.0.0");

    assertThatThrownBy(() -> Config.of(Map.of(), variables))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "MEMBERSHIP_ADVERTISED_ADDRESS (--advertised-address): expected host:port, because"
                + " other instances cannot reach this one at 0.0.0.0");
  }

  @Test
  void aFlagWinsOverItsVariable() {
    Config config =
        Config.of(
            Map.of(Setting.HTTP_PORT, "9000", Setting.ENVIRONMENT, "UAT"),
            Map.of("MEMBERSHIP_HTTP_PORT", "not looked at", "MEMBERSHIP_DATA_DIR", "kept"));

    assertThat(config.httpPort()).isEqualTo(9000);
    assertThat(config.environment()).isEqualTo(Environment.UAT);
    assertThat(config.dataDir()).isEqualTo(Path.of("kept"));
  }

  @Test
  void aVariableThatIsSetButEmptyCountsAsNotSet() {
    Map<String, String> empty =
        Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::variable, s -> " "));

    assertThat(Config.of(Map.of(), empty)).isEqualTo(Config.of(Map.of(), Map.of()));
  }

  @Test
  void variablesOfOtherProgramsAreNotLookedAt() {
    Map<String, String> variables = Map.of("PATH", "/bin", "MEMBERSHIPS", "x", "HTTP_PORT", "x");

    assertThat(Config.of(Map.of(), variables)).isEqualTo(Config.of(Map.of(), Map.of()));
  }

  @Test
  void kafkaVariablesBecomeClientProperties() {
    Config config =
        Config.of(
            Map.of(),
            Map.of(
                "MEMBERSHIP_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG", "a.b.C required password=\"x y\";",
                "MEMBERSHIP_KAFKA_RETRIES", "3"));

    assertThat(config.kafka())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "security.protocol", "SASL_SSL",
                "sasl.jaas.config", "a.b.C required password=\"x y\";",
                "retries", "3"));
  }

  @Test
  void aKafkaVariableThatIsSetButEmptyCountsAsNotSet() {
    Config config = Config.of(Map.of(), Map.of("MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG", ""));

    assertThat(config.kafka()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MEMBERSHIP_HTTP_PROT", "MEMBERSHIP_", "MEMBERSHIP_KAFKA"})
  void anUnknownVariableIsAnErrorThatNamesTheKnownOnes(String variable) {
    assertThatThrownBy(() -> Config.of(Map.of(), Map.of(variable, SECRET)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(variable + ": no such setting")
        .hasMessageContaining("MEMBERSHIP_HTTP_PORT")
        .message()
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_PORT, -1, expected a whole number from 0 to 65535",
    "HTTP_PORT, 65536, expected a whole number from 0 to 65535",
    "HTTP_PORT, 8080.0, expected a whole number from 0 to 65535",
    "HTTP_PORT, 99999999999, expected a whole number from 0 to 65535",
    "EMBEDDED_KAFKA_PORT, kafka, expected a whole number from 0 to 65535",
    "EMBEDDED_POSTGRES_PORT, 70000, expected a whole number from 0 to 65535",
    "STANDBY_REPLICAS, 11, expected a whole number from 0 to 10",
    "ADVERTISED_ADDRESS, one.example, expected host:port",
    "ADVERTISED_ADDRESS, http://one:80, expected host:port",
    "ADVERTISED_ADDRESS, one:0, expected host:port",
    "MAX_MEMBERS, 0, expected a whole number from 1 to 1000000",
    "MAX_MEMBERS, 1000001, expected a whole number from 1 to 1000000",
    "LOAD_MIN_MEMBERS, 0, expected a whole number from 1 to 1000000",
    "LOAD_MAX_MEMBERS, many, expected a whole number from 1 to 1000000",
    "LOAD_MAX_TURNOVER, 20%, expected a whole number from 0 to 10000",
    "LOAD_MIN_WEIGHT_SUM, -1, expected a whole number from 0 to 10000",
    "LOAD_MAX_WEIGHT_SUM, 10001, expected a whole number from 0 to 10000",
    "GROUP_MAX_AGE_DAYS, 0, expected a whole number from 1 to 36500",
    "GROUP_MAX_AGE_INTERVALS, 36501, expected a whole number from 1 to 36500",
    "LOAD_MATCH_FILE_DATE, yes, expected true or false",
    "ENVIRONMENT, LIVE, 'expected one of DEFAULT, TEST, UAT, PROD'",
    "DATABASE_URL, jdbc:mysql://h/d, expected jdbc:postgresql://host:port/name",
    "DATABASE_URL, jdbc:postgresql://h?user=u, expected jdbc:postgresql://host:port/name",
  })
  void aWrongValueIsToldWithItsVariableItsFlagAndWhatIsExpected(
      Setting setting, String value, String expected) {
    assertThatThrownBy(() -> Config.of(Map.of(), Map.of(setting.variable(), value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(setting.variable() + " (" + setting.flag() + "): ")
        .hasMessageContaining(expected);
    assertThatThrownBy(() -> Config.of(Map.of(setting, value), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void allProblemsAreToldAtOnceOneALine() {
    Throwable thrown =
        catchThrowable(
            () ->
                Config.of(
                    Map.of(Setting.HTTP_PORT, "eighty"),
                    Map.of(
                        "MEMBERSHIP_ENVIRONMENT", "LIVE",
                        "MEMBERSHIP_DATABASE_URL", "postgres://db",
                        "MEMBERSHIP_EMBEDDED_KAFKA_PORT", "-1",
                        "MEMBERSHIP_EMBEDDED_POSTGRES_PORT", "x",
                        "MEMBERSHIP_MAX_MEMBERS", "many",
                        "MEMBERSHIP_HTPT_HOST", "127.0.0.1")));

    assertThat(thrown).isInstanceOf(ConfigException.class);
    assertThat(thrown.getMessage().lines().map(line -> line.replaceAll("[ :].*", "")))
        .containsExactlyInAnyOrder(
            "MEMBERSHIP_HTTP_PORT",
            "MEMBERSHIP_ENVIRONMENT",
            "MEMBERSHIP_DATABASE_URL",
            "MEMBERSHIP_EMBEDDED_KAFKA_PORT",
            "MEMBERSHIP_EMBEDDED_POSTGRES_PORT",
            "MEMBERSHIP_MAX_MEMBERS",
            "MEMBERSHIP_HTPT_HOST");
  }

  @Test
  void noSecretIsRepeatedInAMessage() {
    Throwable thrown =
        catchThrowable(
            () ->
                Config.of(
                    Map.of(Setting.DATABASE_URL, "postgresql://user:" + SECRET + "@db/stocks"),
                    Map.of(
                        "MEMBERSHIP_KAFKA_SASL_JAAS_CONFIG", "password=" + SECRET,
                        "MEMBERSHIP_HTTP_PORT", SECRET,
                        "MEMBERSHIP_DATABASE_PASSWORD", SECRET)));

    assertThat(thrown)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("MEMBERSHIP_DATABASE_URL")
        .hasMessageContaining("MEMBERSHIP_HTTP_PORT")
        .hasMessageContaining("MEMBERSHIP_DATABASE_PASSWORD");
    assertThat(thrown).hasMessageNotContaining(SECRET);
  }
}
