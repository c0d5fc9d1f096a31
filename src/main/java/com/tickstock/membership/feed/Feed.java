package com.tickstock.membership.feed;

import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.query.MembershipQueries;
import com.tickstock.membership.store.access.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The changes as they come, to whoever is connected. Thread-safe. */
public final class Feed implements AutoCloseable {
  /** Past it, clients are sent to another instance. */
  private static final int MAX_CLIENTS = 10_000;

  private static final int PUMPS = 2;
  private static final int HEARTBEAT_SECONDS = 10;
  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

  private final RecentChanges recent = new RecentChanges();
  private final Set<FeedClient> clients = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor pumps =
      new ThreadPoolExecutor(
          PUMPS,
          PUMPS,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(), // each client is in it once at most
          task -> new Thread(task, "feed-pump"),
          new ThreadPoolExecutor.DiscardPolicy());
  private final ScheduledExecutorService heartbeats =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "feed-heartbeat"));
  private final LogBounds bounds;
  private final ChangeTail tail;
  private final BackfillPool readers;
  private int second;
  private volatile boolean closing;

  /**
   * @param client what every Kafka client gets, the brokers among it
   * @param queries for snapshots
   */
  public Feed(Map<String, Object> client, MembershipQueries queries) {
    bounds = new LogBounds(client);
    tail = new ChangeTail(client, recent, this::signalAll, this::endAll);
    readers = new BackfillPool(client, recent, queries);
  }

  /**
   * Returns once clients can connect.
   *
   * @throws IllegalStateException where that takes longer than {@code atMost}
   */
  public void start(Duration atMost) throws InterruptedException {
    tail.start();
    if (!tail.awaitFollowing(atMost)) {
      throw new IllegalStateException(
          "the feed does not follow the changes: " + tail.trouble().orElse(""));
    }
    // what it comes to shows in the clients
    var unused = heartbeats.scheduleAtFixedRate(this::heartbeat, 1, 1, TimeUnit.SECONDS);
  }

  /** Why clients are not told what changes now; empty where they are. */
  public Optional<String> trouble() {
    return tail.trouble();
  }

  /** From which it does not recover by itself. */
  public Optional<String> failure() {
    return tail.isDead() ? Optional.of("its thread has ended") : Optional.empty();
  }

  /**
   * Whether a client may connect.
   *
   * @param after where it wants to go on; empty: now
   * @throws StoreUnavailableException where it may ask again, or another instance
   * @throws TooManyClientsException likewise
   * @throws PositionGoneException where nobody can tell it what came after that
   */
  public void requireOpen(Optional<FeedPosition> after) {
    if (closing || recent.isEmpty()) {
      throw new StoreUnavailableException(
          closing ? "the instance is stopping" : "the feed does not follow the changes now");
    } else if (clients.size() >= MAX_CLIENTS) {
      throw new TooManyClientsException(MAX_CLIENTS);
    }
    after.filter(at -> !recent.covers(at)).ifPresent(bounds::requireWithin);
  }

  /**
   * Tells it what changes from now on, until it ends or the feed does.
   *
   * @param after where it goes on; empty: now
   * @param snapshot whether it wants the groups first; only where it does not go on
   */
  public FeedClient connect(
      SseConnection wire, FeedFilter filter, Optional<FeedPosition> after, boolean snapshot) {
    RecentChanges.End end = recent.end();
    FeedClient client =
        new FeedClient(
            wire,
            filter,
            after.isPresent() ? -1 : end.index(),
            after.orElse(end.position()),
            snapshot && after.isEmpty(),
            recent,
            readers,
            pumps,
            clients::remove);
    clients.add(client);
    if (closing) {
      client.end();
    }
    return client;
  }

  private void signalAll() {
    clients.forEach(FeedClient::signal);
  }

  private void endAll() {
    clients.forEach(FeedClient::end);
  }

  /** Each second a part of them, so that they do not come all at once. */
  private void heartbeat() {
    second = (second + 1) % HEARTBEAT_SECONDS;
    clients.stream()
        .filter(client -> Math.floorMod(client.hashCode(), HEARTBEAT_SECONDS) == second)
        .forEach(FeedClient::heartbeat);
  }

  /** Ends all streams, so that their clients connect to another instance. */
  @Override
  public void close() {
    closing = true;
    heartbeats.shutdownNow();
    endAll();
    // clients that take nothing are cut off by what closes next
    var unused = Deadline.in(END_TIMEOUT).await(POLL_INTERVAL, clients::isEmpty);
    tail.close();
    readers.close();
    pumps.shutdownNow();
    bounds.close();
  }
}
