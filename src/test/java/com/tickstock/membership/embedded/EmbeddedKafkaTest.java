package com.tickstock.membership.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Integration;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Integration
class EmbeddedKafkaTest {
  @TempDir Path directory;

  @Test
  void keepsItsLogWhenItStartsAgainOnAnotherPort() throws Exception {
    int port;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      port = port(kafka);
      KafkaNumbers numbers = new KafkaNumbers(kafka.bootstrapServers());
      numbers.createTopic();
      numbers.write(1);
      assertThat(finalized(numbers, "transaction.version").maxVersionLevel()).isEqualTo((short) 2);
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(DirectoryInUseException.class);
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).as("the interrupt outlasts an orderly stop").isTrue();

    try (ServerSocket taken = Loopback.reserve("the test", port);
        EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      assertThat(port(kafka)).isNotEqualTo(taken.getLocalPort());
      assertThat(new KafkaNumbers(kafka.bootstrapServers()).read()).containsExactly("1");
      assertThat(BrokerRecords.of(directory)).containsExactly("came", "came");
    }
  }

  @Test
  void losesNothingWhenItsProcessIsKilled() throws Exception {
    Set<String> acknowledged;
    try (WriterProcess writer = WriterProcess.start("kafka", directory)) {
      writer.awaitAcknowledged(100);
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessageContaining("another instance is using " + directory.toRealPath())
          .hasMessageContaining("(process " + writer.pid() + ")");
      acknowledged = writer.kill();
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      KafkaNumbers numbers = new KafkaNumbers(kafka.bootstrapServers());
      numbers.write(-1);
      assertThat(numbers.read()).containsAll(acknowledged).contains("-1");
      assertThat(BrokerRecords.of(directory))
          .as("it begins as the leader of nothing")
          .containsExactly("came", "went", "came");
    }
  }

  @Test
  void namesAPortThatIsInUse() throws Exception {
    try (ServerSocket taken = Loopback.reserve("the test", 0)) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, port))
          .isInstanceOfSatisfying(
              PortInUseException.class, e -> assertThat(e.port()).isEqualTo(port))
          .hasMessageContaining("Kafka cannot use port " + port);
    }
    assertThat(directory.resolve("log")).doesNotExist();
    DirectoryLock.acquire(directory).close();
  }

  private static int port(EmbeddedKafka kafka) {
    return Integer.parseInt(kafka.bootstrapServers().replaceFirst("127\\.0\\.0\\.1:", ""));
  }

  private static FinalizedVersionRange finalized(KafkaNumbers numbers, String feature)
      throws Exception {
    try (Admin admin = numbers.admin()) {
      return admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(feature);
    }
  }
}
