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
 * The registration of a killed broker that the controller still considers alive.
 *
 * <p>Its successor would first lead all partitions of the killed broker and, once it is registered,
 * none. In between, a transaction that was being committed is completed without its markers
 * (KAFKA-20734, open in Kafka 4.3.1): part of it is lost to readers, who wait for its end for ever.
 */
final class StaleBrokerRegistration {
  /** Ten seconds in total. */
  private static final int ATTEMPTS = 100;

  private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private StaleBrokerRegistration() {}

  /** Starts only the controller and removes the registration. */
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

  /** Returns false while the controller has not yet read the versions of its features. */
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
