package com.tickstock.membership.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.apache.kafka.clients.producer.Producer;

/** A process that runs one server and writes numbers to it, printing each that is acknowledged. */
final class Writer {
  static final String ACKNOWLEDGED = "acknowledged ";

  private Writer() {}

  public static void main(String[] args) throws Exception {
    endWithTest();
    Path directory = Path.of(args[1]);
    if (args[0].equals("kafka")) {
      writeToKafka(directory);
    } else {
      writeToPostgres(directory);
    }
  }

  private static void writeToKafka(Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      KafkaNumbers numbers = new KafkaNumbers(kafka.bootstrapServers());
      numbers.createTopic();
      try (Producer<String, String> producer = numbers.producer()) {
        for (int number = 0; ; number++) {
          numbers.write(producer, number);
          System.out.println(ACKNOWLEDGED + number);
        }
      }
    }
  }

  private static void writeToPostgres(Path directory) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("create table numbers (number text)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into numbers values (?)")) {
        for (int number = 0; ; number++) {
          insert.setString(1, Integer.toString(number));
          insert.executeUpdate();
          System.out.println(ACKNOWLEDGED + number);
        }
      }
    }
  }

  /** A test that ends, even by a kill, closes this process's input. */
  private static void endWithTest() {
    Thread thread =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // as good as closed
              }
              Runtime.getRuntime().halt(1);
            });
    thread.setDaemon(true);
    thread.start();
  }
}
