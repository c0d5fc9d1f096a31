package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.http.Backend;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** How commands reach the log: by the settings, else by what the service says. */
final class Brokers {
  private Brokers() {}

  /** What every Kafka client gets. */
  static Map<String, Object> client(Backend.Info info) {
    Config config = Config.of(Map.of(), System.getenv());
    Map<String, Object> kafka = new HashMap<>(config.kafka());
    kafka.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        config.bootstrapServers().orElse(info.bootstrapServers()));
    return kafka;
  }
}
