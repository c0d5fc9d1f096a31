package com.tickstock.membership.cli;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.topic.TopicAdmin;
import com.tickstock.membership.topic.TopicDifference;
import com.tickstock.membership.topic.Topics;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code topics}: compares the topics of a cluster with their files. */
@Command(
    name = "topics",
    description = {
      "Compares the topics of a cluster with their files.",
      "check reports the differences; apply creates missing topics and sets their configs."
          + " Partitions are fixed at creation and never changed.",
      "",
      "Example: membership topics check --bootstrap-servers broker:9092"
    },
    mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
  /** The action of the command. */
  enum Action {
    CHECK,
    APPLY
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ACTION", description = "check or apply")
  private Action action;

  @Mixin private ServiceUrl service;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "the brokers (default: the service's). Also: MEMBERSHIP_BOOTSTRAP_SERVERS")
  private String bootstrapServers;

  @Option(names = "--json", description = "the differences as JSON")
  private boolean json;

  @Override
  public Integer call() {
    Config config = Config.of(Map.of(), System.getenv());
    Map<String, Object> kafka = new HashMap<>(config.kafka());
    kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers(config));
    try (Admin admin = Admin.create(kafka)) {
      TopicAdmin topics = new TopicAdmin(admin);
      List<TopicDifference> differences =
          action == Action.CHECK ? topics.check(Topics.ALL) : topics.apply(Topics.ALL);
      print(differences);
      return differences.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private String brokers(Config config) {
    if (bootstrapServers != null) {
      return bootstrapServers;
    }
    return config.bootstrapServers().orElseGet(() -> service.client().info().bootstrapServers());
  }

  private void print(List<TopicDifference> differences) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(differences));
    } else if (differences.isEmpty()) {
      out.printf("All %d topics match their files.%n", Topics.ALL.size());
    } else {
      out.println(
          Cells.table(
              differences,
              List.of(
                  Cells.text("topic", TopicDifference::topic),
                  Cells.text("what", TopicDifference::what),
                  Cells.text("in the file", TopicDifference::expected),
                  Cells.text("in the cluster", TopicDifference::found),
                  Cells.text("why it matters", TopicDifference::why))));
    }
    out.flush();
  }
}
