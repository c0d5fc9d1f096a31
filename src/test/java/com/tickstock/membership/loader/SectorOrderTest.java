package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.json.GroupJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files loaded one by one must give the same sectors as files loaded together. */
class SectorOrderTest {
  @TempDir private Path directory;

  @Test
  void anOlderFileThatIsLoadedLaterDoesNotUndoANewerOne() throws Exception {
    Folder newer = new Folder(Files.createDirectory(directory.resolve("newer")));
    newer.with("a.csv", "# as-of: 2025-06-30", "symbol,sector", "AAPL,Energy");
    Folder older = new Folder(Files.createDirectory(directory.resolve("older")));
    older.with("a.csv", "# as-of: 2020-06-30", "symbol,sector", "AAPL,Materials");
    KnownGroups groups = new KnownGroups();
    new SectorPlan(groups, newer.request(LoadMode.FULL))
        .holdings(newer.plan().evidence())
        .forEach(
            h ->
                groups.now.put(
                    h.group(),
                    GroupJson.of(
                        h.group(),
                        1,
                        Instant.EPOCH,
                        new Group(
                            h.definition(), h.members(), Instant.parse("2025-06-30T00:00:00Z")))));

    assertThat(
            new SectorPlan(groups, older.request(LoadMode.FULL))
                .holdings(older.plan().evidence()).stream()
                    .filter(h -> !h.securities().isEmpty())
                    .map(Holding::group))
        .containsExactly(GroupKey.parse("DEFAULT/SECTOR/energy"));
  }
}
