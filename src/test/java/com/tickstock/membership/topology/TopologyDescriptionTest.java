package com.tickstock.membership.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.store.access.TaskAssignments;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {

  @Test
  void theTopologyIsTheOneThatIsDeployed() throws IOException {
    String actual = MembershipTopology.build(20_000, new TaskAssignments()).describe().toString();

    assertThat(actual.strip())
        .as(
            """
            A changed topology is a deployment risk: the state of running instances is kept under
            the application id %s and does not fit another topology. A change here needs a new
            application id (StreamsSettings.APPLICATION_ID), which folds the log anew, unless all
            stores and repartition topics stay in their sub-topologies; then put the actual text
            into src/test/resources/topology.txt.\
            """,
            StreamsSettings.APPLICATION_ID)
        .isEqualTo(deployed().strip());
  }

  private static String deployed() throws IOException {
    try (InputStream file = TopologyDescriptionTest.class.getResourceAsStream("/topology.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
