package com.tickstock.membership.embedded;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.utils.Time;

/**
 * A broker that was killed, and that the controller still takes for alive.
 *
 * <p>Its successor would find itself the leader of all that the killed one led and, once it is
 * registered, of nothing. A transaction that was being committed is completed in between without
 * its markers (KAFKA-20734, open in Kafka 4.3.1): part of it is lost to readers, who wait for the
 * end of it forever.
 */
final class StaleBrokerRegistration {
  /** Ten seconds in all. */
  private static final int ATTEMPTS = 100;

  private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private StaleBrokerRegistration() {}

  /** Lets the controller, alone, forget it. Returns when it has. */
  static void forget(Properties controller) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(controller, false), Time.SYSTEM);
    try {
      server.startup();
      unregister(controller);
    } finally {
      EmbeddedKafka.stop(server);
    }
  }

  private static void unregister(Properties controller) {
    for (int attempt = 1; !isUnregistered(controller, attempt == ATTEMPTS); attempt++) {
      LockSupport.parkNanos(POLL_INTERVAL);
    }
  }

  /** Not yet, while the controller has not read what it may be asked. */
  private static boolean isUnregistered(Properties controller, boolean last) {
    String address = controller.getProperty("controller.quorum.voters").replaceFirst(".*@", "");
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, address))) {
      admin.unregisterBroker(Integer.parseInt(controller.getProperty("node.id"))).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnsupportedVersionException && !last) {
        return false;
      } else if (e.getCause() instanceof BrokerIdNotRegisteredException) {
        return true; // killed before it was registered
      }
      throw new IllegalStateException("cannot unregister the broker that was killed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
