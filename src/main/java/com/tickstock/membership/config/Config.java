package com.tickstock.membership.config;

import com.tickstock.membership.group.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All settings, validated.
 *
 * @param bootstrapServers if empty, the service starts an embedded broker
 * @param advertisedAddress host:port; if empty, the address it listens on
 * @param corsOrigins origins that may call the service from a browser; {@code *} allows every
 *     origin to read
 * @param databaseUrl if empty, the service starts an embedded database; never logged, because it
 *     may contain a password
 * @param kafka properties for every Kafka client
 */
public record Config(
    Optional<String> bootstrapServers,
    Optional<String> databaseUrl,
    String httpHost,
    int httpPort,
    Optional<String> advertisedAddress,
    List<String> corsOrigins,
    Environment environment,
    Path holdingsDir,
    Path dataDir,
    int embeddedKafkaPort,
    int embeddedPostgresPort,
    int maxMembers,
    int standbyReplicas,
    LogFormat logFormat,
    LoadGates loadGates,
    Duration loadSettle,
    AgeLimits ageLimits,
    Optional<Path> exchanges,
    Access access,
    Map<String, String> kafka) {
  private static final String KAFKA_PREFIX = "MEMBERSHIP_KAFKA_";
  private static final int MAX_PORTS = 65_535;
  private static final int MAX_MEMBERS = 1_000_000;
  private static final int MAX_SETTLE = 60;
  private static final int MAX_DAYS = 36_500;
  private static final int MAX_STANDBYS = 10;
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final int MAX_PERCENT = 10_000;

  /**
   * @param flags the flags of the command line; they override {@code variables}
   * @param variables the environment variables; an empty variable counts as unset
   * @throws ConfigException if settings are wrong; it names all of them
   */
  public static Config of(Map<Setting, String> flags, Map<String, String> variables) {
    SettingsReader read = new SettingsReader(flags, variables);
    Config config =
        new Config(
            read.optional(Setting.BOOTSTRAP_SERVERS),
            read.optional(Setting.DATABASE_URL, Config::jdbcUrl),
            read.text(Setting.HTTP_HOST),
            read.number(Setting.HTTP_PORT, 0, MAX_PORTS),
            read.optional(Setting.ADVERTISED_ADDRESS, Config::address),
            read.parsed(Setting.CORS_ORIGINS, Config::origins, List.of()),
            read.parsed(Setting.ENVIRONMENT, Environment::parse, Environment.DEFAULT),
            read.parsed(Setting.HOLDINGS_DIR, Path::of, Path.of("")),
            read.parsed(Setting.DATA_DIR, Path::of, Path.of("")),
            read.number(Setting.EMBEDDED_KAFKA_PORT, 0, MAX_PORTS),
            read.number(Setting.EMBEDDED_POSTGRES_PORT, 0, MAX_PORTS),
            read.number(Setting.MAX_MEMBERS, 1, MAX_MEMBERS),
            read.number(Setting.STANDBY_REPLICAS, 0, MAX_STANDBYS),
            read.parsed(Setting.LOG_FORMAT, LogFormat::parse, LogFormat.TEXT),
            loadGates(read),
            Duration.ofSeconds(read.number(Setting.LOAD_SETTLE_SECONDS, 0, MAX_SETTLE)),
            new AgeLimits(
                read.number(Setting.GROUP_MAX_AGE_DAYS, 1, MAX_DAYS),
                read.number(Setting.GROUP_MAX_AGE_INTERVALS, 1, MAX_DAYS)),
            read.optional(Setting.EXCHANGES).map(Path::of),
            Access.of(read),
            kafka(variables));
    config.access().check(read, config);
    if (config.bootstrapServers().isPresent()
        && config.advertisedAddress().isEmpty()
        && EVERY_ADDRESS.contains(config.httpHost())) {
      read.report(
          Setting.ADVERTISED_ADDRESS,
          "expected host:port, because other instances cannot reach this one at %s"
              .formatted(config.httpHost()));
    }
    read.throwProblems();
    return config;
  }

  private static LoadGates loadGates(SettingsReader read) {
    return new LoadGates(
        read.number(Setting.LOAD_MIN_MEMBERS, 1, MAX_MEMBERS),
        read.number(Setting.LOAD_MAX_MEMBERS, 1, MAX_MEMBERS),
        read.number(Setting.LOAD_MAX_TURNOVER, 0, MAX_PERCENT),
        read.number(Setting.LOAD_MIN_WEIGHT_SUM, 0, MAX_PERCENT),
        read.number(Setting.LOAD_MAX_WEIGHT_SUM, 0, MAX_PERCENT),
        read.parsed(Setting.LOAD_MATCH_FILE_DATE, Config::yesOrNo, true));
  }

  private static boolean yesOrNo(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("expected true or false");
    }
    return text.equals("true");
  }

  private static String address(String text) {
    if (!text.matches("([^\\s:/\\[\\]]+|\\[[0-9a-fA-F:.]+]):[1-9]\\d{0,4}")) {
      throw new IllegalArgumentException("expected host:port");
    }
    if (URI.create("http://" + text).getHost() == null) {
      throw new IllegalArgumentException("expected a host name of letters, digits, - and .");
    }
    return text;
  }

  private static List<String> origins(String text) {
    if (text.isEmpty() || text.equals("*")) {
      return text.isEmpty() ? List.of() : List.of(text);
    }
    List<String> origins = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (!origins.stream().allMatch(origin -> origin.matches("https?://[^\\s/,*]+"))) {
      throw new IllegalArgumentException(
          "expected https://a.example,https://b.example, without a path, or * alone");
    }
    return origins;
  }

  /** Omits the settings that may contain secrets. */
  @Override
  public String toString() {
    return "Config[%s:%d, %s, %s]".formatted(httpHost, httpPort, environment, dataDir);
  }

  private static String jdbcUrl(String text) {
    // the driver logs a URL without a database name, including a password in it
    if (!text.matches("jdbc:postgresql://[^/?]*/.*")) {
      throw new IllegalArgumentException("expected jdbc:postgresql://host:port/name");
    }
    return text;
  }

  /** Reads Kafka properties: MEMBERSHIP_KAFKA_SECURITY_PROTOCOL sets security.protocol. */
  private static Map<String, String> kafka(Map<String, String> variables) {
    Map<String, String> properties = new HashMap<>();
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(KAFKA_PREFIX) && !value.isBlank()) {
            String property = name.substring(KAFKA_PREFIX.length());
            properties.put(property.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return Map.copyOf(properties);
  }
}
