package com.tickstock.membership.loader;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.topic.EventTransaction;
import com.tickstock.membership.topic.OvertakenException;
import com.tickstock.membership.topic.UnsettledException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the new files of the holdings folder at the start. */
public final class HoldingsFolder {
  private static final Logger LOG = LoggerFactory.getLogger(HoldingsFolder.class);

  private static final int ATTEMPTS = 20;

  /** In milliseconds: about the duration of a load, with jitter for two loads that collide. */
  private static final ExponentialBackoff AFTER_ANOTHER_LOAD =
      new ExponentialBackoff(500, 2, 5000, 0.5);

  private final LoadRequest request;
  private final LoadedGroups groups;
  private final Function<Duration, ? extends EventTransaction> transactions;
  private final Clock clock;

  /**
   * @param groups what the service holds
   * @param transactions opens a transaction that may stay open for the given time
   */
  public HoldingsFolder(
      Config config,
      FileOptions files,
      LoadedGroups groups,
      Function<Duration, ? extends EventTransaction> transactions,
      Clock clock) {
    this.request =
        new LoadRequest(
            config.holdingsDir(),
            config.environment(),
            EnumSet.allOf(GroupType.class),
            Set.of(),
            LoadMode.NEW,
            Optional.empty(),
            Optional.of(config.loadGates()),
            false,
            files);
    this.groups = groups;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Another instance may load the same folder at the same time: the retry skips its files. */
  public LoadReport load(Progress progress) {
    Loader loader = new Loader(groups, transactions, progress, clock);
    for (int attempt = 0; ; attempt++) {
      try {
        return loader.loadAll(request);
      } catch (OvertakenException | UnsettledException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.info("{}; trying again", e.getMessage());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AFTER_ANOTHER_LOAD.backoff(attempt)));
      }
    }
  }
}
