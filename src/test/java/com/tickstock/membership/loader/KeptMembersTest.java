package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.config.LoadGates;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.topic.EventPublisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The turnover gate must not count members that the load keeps. */
class KeptMembersTest {
  private static final LoadGates LIMITS = new LoadGates(1, 100, 20, 90, 110, true);
  private static final GroupKey THEME = GroupKey.parse("DEFAULT/THEME/ai");

  @TempDir private Path directory;
  private final KnownGroups groups = new KnownGroups();

  @Test
  void whatAnotherSourcePutDoesNotGo() {
    groups.sources.put(
        THEME, Stream.of("M1", "M2").collect(Collectors.toMap(Symbol::new, symbol -> "analyst")));

    assertThat(load(false)).as("nothing comes and nothing goes").doesNotContain("come and");
  }

  @Test
  void whatIsKeptWhenMissingDoesNotGo() {
    assertThat(load(true)).as("nothing comes and nothing goes").doesNotContain("come and");
  }

  /** Loads A, B, C into a group that has A, B, C and also M1, M2. */
  private String load(boolean keepMissing) {
    new Folder(directory).with("ai_theme.csv", "symbol", "A", "B", "C");
    groups.now.put(
        THEME,
        Made.group(
            THEME.toString(),
            Instant.EPOCH,
            Stream.of("A", "B", "C", "M1", "M2")
                .map(s -> new Member(new Symbol(s), Optional.empty(), Optional.empty()))
                .toArray(Member[]::new)));
    LoadRequest request =
        new LoadRequest(
            directory,
            Environment.DEFAULT,
            EnumSet.allOf(GroupType.class),
            Set.of(),
            LoadMode.INCREMENTAL,
            Optional.empty(),
            Optional.of(LIMITS),
            keepMissing,
            Folder.FILES);
    try {
      return new Loader(groups, within -> publisher(), Progress.NONE, Clock.systemUTC())
          .load(request)
          .lines()
          .toString();
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  private static EventPublisher publisher() {
    throw new IllegalStateException("it was to be published, as it should");
  }
}
