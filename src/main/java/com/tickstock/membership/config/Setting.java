package com.tickstock.membership.config;

import java.util.Locale;

/** A setting: an environment variable, and a flag of the same name unless it is a secret. */
public enum Setting {
  BOOTSTRAP_SERVERS("", "Kafka brokers as host:port,host:port; unset: an embedded broker"),
  DATABASE_URL("", "PostgreSQL as jdbc:postgresql://host:port/name; unset: an embedded database"),
  HTTP_HOST("127.0.0.1", "address to listen on"),
  HTTP_PORT("8080", "port to listen on; 0: any free port"),
  ADVERTISED_ADDRESS(
      "", "host:port at which other instances reach this one; unset: the address it listens on"),
  TOKENS_FILE("", "file of hashed tokens with their roles; unset: only loopback is allowed"),
  TOKEN("", "the token that this instance or command sends to other instances and the service"),
  TLS_CERTIFICATE("", "certificate chain of this instance, PEM; if set, it serves only https"),
  TLS_KEY("", "key of that certificate, PEM (PKCS#8, no password)"),
  TLS_CA("", "trusted certificates of other instances and the service, PEM; unset: Java's"),
  CORS_ORIGINS(
      "",
      "origins of web pages that may call the service, as https://a.example,https://b.example;"
          + " *: all origins, only to read; unset: none"),
  ENVIRONMENT("DEFAULT", "DEFAULT, TEST, UAT or PROD: the environment of requests without one"),
  HOLDINGS_DIR("holdings", "folder of the files to load"),
  DATA_DIR(".membership", "folder for the state stores and the embedded servers"),
  EMBEDDED_KAFKA_PORT("9092", "port of the embedded broker; 0: any free port"),
  EMBEDDED_POSTGRES_PORT("15432", "port of the embedded database; 0: any free port"),
  MAX_MEMBERS("20000", "maximum number of members of a group; larger events are refused"),
  STANDBY_REPLICAS("0", "standby copies of each store on other instances, for a faster failover"),
  LOG_FORMAT("text", "text, or json: one object on each line"),
  LOAD_MIN_MEMBERS("5", "a file with fewer members is not loaded without --force"),
  LOAD_MAX_MEMBERS("10000", "a file with more members is not loaded without --force"),
  LOAD_MAX_TURNOVER(
      "20", "a file that adds or removes more percent of a group is not loaded without --force"),
  LOAD_MIN_WEIGHT_SUM(
      "90", "a file whose weights sum to less percent is not loaded without --force"),
  LOAD_MAX_WEIGHT_SUM(
      "110", "a file whose weights sum to more percent is not loaded without --force"),
  LOAD_MATCH_FILE_DATE(
      "true", "a file whose name and content have different dates is not loaded without --force"),
  LOAD_SETTLE_SECONDS(
      "2", "a load waits until a file has not changed for so many seconds: it may be incomplete"),
  GROUP_MAX_AGE_DAYS(
      "100",
      "validate warns of a group without a change for more days, if fewer than four of its changes"
          + " are known"),
  GROUP_MAX_AGE_INTERVALS(
      "3",
      "validate warns of a group without a change for more than this many of its usual intervals"
          + " between changes"),
  EXCHANGES(
      "",
      "CSV file with additional markets, or names of markets, for files to load: the columns are"
          + " code,exchanges,country,mics,yahoo,reuters,names");

  private final String defaultValue;
  private final String meaning;

  Setting(String defaultValue, String meaning) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The environment variable, such as {@code MEMBERSHIP_HTTP_PORT}. */
  public String variable() {
    return "MEMBERSHIP_" + name();
  }

  /** The flag, such as {@code --http-port}. */
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Secrets have no flag, because all users of a machine can see the flags of a process. */
  public boolean hasFlag() {
    return this != TOKEN;
  }

  public String defaultValue() {
    return defaultValue;
  }

  public String meaning() {
    return meaning;
  }
}
