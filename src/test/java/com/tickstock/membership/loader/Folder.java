package com.tickstock.membership.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A folder of holdings files that a test writes. */
record Folder(Path path) {

  Folder with(String name, String... lines) {
    return with(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  Folder with(String name, byte[] content) {
    try {
      Files.write(path.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LoadRequest request(LoadMode mode) {
    return new LoadRequest(
        path,
        Environment.DEFAULT,
        EnumSet.allOf(GroupType.class),
        Set.of(),
        mode,
        Optional.empty());
  }

  Plan plan() {
    return Plan.of(request(LoadMode.FULL));
  }

  /** The one group of the one file, which is not refused. */
  Plan.Entry entry() {
    Plan plan = plan();
    assertThat(plan.refused()).isEmpty();
    assertThat(plan.entries()).hasSize(1);
    return plan.entries().get(0);
  }

  /** Why the one file is refused, whole. */
  LoadReport.Line refusal() {
    Plan plan = plan();
    assertThat(plan.entries()).isEmpty();
    assertThat(plan.refused()).hasSize(1);
    return plan.refused().get(0);
  }
}
