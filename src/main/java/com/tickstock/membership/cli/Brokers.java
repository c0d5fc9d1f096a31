package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.http.Backend;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** Finds the brokers for commands: from the settings, or else from the service. */
final class Brokers {
  private Brokers() {}

  /** The configuration of every Kafka client. */
  static Map<String, Object> client(Backend.Info info) {
    Config config = Config.of(Map.of(), System.getenv());
    Map<String, Object> kafka = new HashMap<>(config.kafka());
    kafka.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        config.bootstrapServers().orElse(info.bootstrapServers()));
    return kafka;
  }
}
