package com.tickstock.membership.config;

import java.util.Locale;

/** A setting: an environment variable, and a flag of the same name where it is no secret. */
public enum Setting {
  BOOTSTRAP_SERVERS("", "Kafka brokers as host:port,host:port; unset: one in this process"),
  DATABASE_URL(
      "", "PostgreSQL as jdbc:postgresql://host:port/name; unset: one beside this process"),
  HTTP_HOST("127.0.0.1", "address to listen on"),
  HTTP_PORT("8080", "port to listen on; 0: any free one"),
  ADVERTISED_ADDRESS(
      "", "host:port at which other instances reach this one; unset: that it listens on"),
  TOKENS_FILE("", "file of hashed tokens, which says who may do what; unset: loopback alone"),
  TOKEN("", "the token shown to other instances, and to the service by commands"),
  TLS_CERTIFICATE("", "certificate of this instance and those that vouch for it, PEM: https alone"),
  TLS_KEY("", "key of that certificate, PEM (PKCS#8, no password)"),
  TLS_CA("", "certificates to trust in other instances and in the service, PEM; unset: Java's"),
  CORS_ORIGINS(
      "",
      "origins of web pages that may ask from a browser, as https://a.example,https://b.example;"
          + " *: any, to read; unset: none"),
  ENVIRONMENT("DEFAULT", "DEFAULT, TEST, UAT or PROD: what is meant where a request names none"),
  HOLDINGS_DIR("holdings", "folder of the files to load"),
  DATA_DIR(".membership", "folder for the state stores and the embedded servers"),
  EMBEDDED_KAFKA_PORT("9092", "port of the embedded broker; 0: any free one"),
  EMBEDDED_POSTGRES_PORT("15432", "port of the embedded database; 0: any free one"),
  MAX_MEMBERS("20000", "most members of a group; an event past it is refused"),
  STANDBY_REPLICAS("0", "copies of each store that other instances keep, to take over sooner"),
  LOG_FORMAT("text", "text for people, or json: one object a line"),
  LOAD_MIN_MEMBERS("5", "a file with fewer members is not loaded without --force"),
  LOAD_MAX_MEMBERS("10000", "a file with more members is not loaded without --force"),
  LOAD_MAX_TURNOVER(
      "20", "a file that adds or removes more percent of a group is not loaded without --force"),
  LOAD_MIN_WEIGHT_SUM(
      "90", "a file whose weights come to less percent is not loaded without --force"),
  LOAD_MAX_WEIGHT_SUM(
      "110", "a file whose weights come to more percent is not loaded without --force"),
  LOAD_MATCH_FILE_DATE(
      "true", "a file whose name says another day than its content is not loaded without --force"),
  LOAD_SETTLE_SECONDS(
      "2", "a file that changed within so many seconds may still be written, and is waited for"),
  GROUP_MAX_AGE_DAYS(
      "100",
      "validate warns of a group that did not change for more days, where fewer than four of its"
          + " changes are known"),
  GROUP_MAX_AGE_INTERVALS(
      "3",
      "validate warns of a group that did not change for more of the intervals at which it used to"
          + " change"),
  EXCHANGES(
      "",
      "CSV file with more markets, or more names of markets, for files to load: the columns are"
          + " code,exchanges,country,mics,yahoo,reuters,names");

  private final String defaultValue;
  private final String meaning;

  Setting(String defaultValue, String meaning) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** As {@code MEMBERSHIP_HTTP_PORT}. */
  public String variable() {
    return "MEMBERSHIP_" + name();
  }

  /** As {@code --http-port}. */
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Flags are seen by everybody on the machine. */
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
