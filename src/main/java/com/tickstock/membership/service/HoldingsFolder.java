package com.tickstock.membership.service;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.loader.FileOptions;
import com.tickstock.membership.loader.LoadMode;
import com.tickstock.membership.loader.LoadReport;
import com.tickstock.membership.loader.LoadRequest;
import com.tickstock.membership.loader.Loader;
import com.tickstock.membership.loader.Progress;
import com.tickstock.membership.query.CatchUp;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.query.Outcomes;
import com.tickstock.membership.query.question.GroupFilter;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.OvertakenException;
import com.tickstock.membership.topic.UnsettledException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the new files of the holdings folder at the start. */
final class HoldingsFolder {
  private static final Logger LOG = LoggerFactory.getLogger(HoldingsFolder.class);

  /** The time without progress after which the wait for the symbol index ends. */
  private static final Duration STILL_FOR = Duration.ofMinutes(1);

  private static final int ATTEMPTS = 20;

  /** In milliseconds: about the duration of a load, with jitter for two loads that collide. */
  private static final ExponentialBackoff AFTER_ANOTHER_LOAD =
      new ExponentialBackoff(500, 2, 5000, 0.5);

  private final Config config;
  private final FileOptions files;
  private final Map<String, Object> kafka;
  private final MembershipQueries queries;
  private final Clock clock;

  HoldingsFolder(
      Config config,
      FileOptions files,
      Map<String, Object> kafka,
      MembershipQueries queries,
      Clock clock) {
    this.config = config;
    this.files = files;
    this.kafka = kafka;
    this.queries = queries;
    this.clock = clock;
  }

  /** Whether there is no group yet. */
  boolean isFirstLoad() {
    GroupFilter any = new GroupFilter(config.environment(), Set.of(), "", 1, Optional.empty());
    return LocalGroups.patiently(() -> queries.groups(any)).groups().isEmpty();
  }

  /** Returns when all loaded events are visible in lookups by group and by symbol. */
  LoadReport load(Progress progress) {
    Loader loader =
        new Loader(
            new LocalGroups(queries, new Outcomes(queries), config.maxMembers()),
            within ->
                EventPublisher.transactional(kafka, config.environment().name(), clock, within),
            progress,
            clock);
    LoadReport report = load(loader);
    if (report.count(LoadReport.Result.APPLIED) > 0) {
      new CatchUp(kafka, queries).awaitWhileItMoves(STILL_FOR);
    }
    return report;
  }

  /** Another instance may load the same folder at the same time: the retry skips its files. */
  private LoadReport load(Loader loader) {
    LoadRequest request =
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
