package com.tickstock.membership.feed;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.query.MembershipQueries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads that read for clients what is not at hand: past changes and whole groups. Each turn
 * is a bounded piece for one client, which comes again once it has taken it.
 */
final class BackfillPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackfillPool.class);
  private static final int THREADS = 3;
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMillis(200);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor threads;
  private final BlockingQueue<PastChanges> idle = new LinkedBlockingQueue<>();
  private final Map<String, Object> client;
  private final RecentChanges recent;
  private final MembershipQueries queries;

  BackfillPool(Map<String, Object> client, RecentChanges recent, MembershipQueries queries) {
    this.client = client;
    this.recent = recent;
    this.queries = queries;
    this.threads =
        new ScheduledThreadPoolExecutor(
            THREADS,
            task -> new Thread(task, "feed-reader"),
            new ThreadPoolExecutor.DiscardPolicy()); // it is closing
  }

  /**
   * @param at not changed meanwhile
   * @param failed where the client cannot be read to; it may come back
   */
  void changes(FeedPosition at, Consumer<PastChanges.Batch> done, Runnable failed) {
    threads.execute(() -> readChanges(at, done, failed));
  }

  private void readChanges(FeedPosition at, Consumer<PastChanges.Batch> done, Runnable failed) {
    PastChanges reader = idle.poll();
    try {
      if (reader == null) {
        reader = new PastChanges(client);
      }
      PastChanges.Batch batch = reader.read(at, recent.from());
      idle.add(reader);
      done.accept(batch);
    } catch (RuntimeException e) {
      LOG.warn("past changes cannot be read: {}", e.getMessage());
      if (reader != null) {
        reader.close();
      }
      failed.run();
    }
  }

  /**
   * @param snapshot not asked for anything meanwhile
   * @param failed where the client cannot be read to; it may come back
   */
  void groups(Snapshot snapshot, Consumer<List<byte[]>> done, Runnable failed) {
    Deadline deadline = Deadline.in(ANSWER_TIMEOUT);
    threads.execute(() -> readGroups(snapshot, done, failed, deadline));
  }

  /** Instances come and go meanwhile. */
  private void readGroups(
      Snapshot snapshot, Consumer<List<byte[]>> done, Runnable failed, Deadline deadline) {
    List<byte[]> page;
    try {
      page = snapshot.read(queries);
    } catch (RuntimeException e) {
      if (!deadline.isOver()) {
        // what it comes to, the next attempt tells
        var unused =
            threads.schedule(
                () -> readGroups(snapshot, done, failed, deadline),
                ASK_AGAIN.toMillis(),
                TimeUnit.MILLISECONDS);
      } else {
        LOG.warn("groups cannot be read: {}", e.getMessage());
        failed.run();
      }
      return;
    }
    done.accept(page);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a reader of the feed has not ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    idle.forEach(PastChanges::close);
  }
}
