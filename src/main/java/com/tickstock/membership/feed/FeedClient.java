package com.tickstock.membership.feed;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One who is connected: a place in the changes, and what is on the way from there. It is asked for
 * more only once its client has taken what it got, so a client that stops reading costs one piece.
 * Its turns come one after another, on whatever thread; in between it holds no thread.
 */
public final class FeedClient implements Runnable {
  /** What one turn writes at most, in bytes, before it is another client's. */
  private static final int TURN = 64 << 10;

  private final SseConnection wire;
  private final FeedFilter filter;
  private final FeedPosition at;
  private final RecentChanges recent;
  private final BackfillPool readers;
  private final Executor turns;
  private final Consumer<FeedClient> onEnd;
  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicReference<Runnable> handed = new AtomicReference<>();
  private final Queue<byte[]> out = new ArrayDeque<>();
  private final Queue<FeedChange> past = new ArrayDeque<>();
  private long[] pastUntil;
  private Optional<Snapshot> snapshot;
  private boolean toldSnapshot;
  private boolean waiting;
  private boolean unflushed;
  private long index;
  private volatile boolean heartbeatDue;
  private volatile boolean ended;

  /**
   * @param index of the change after {@code at} among the recent ones; -1 where it is to be found
   * @param at where it goes on, after the snapshot where it wants one
   * @param onEnd told once
   */
  FeedClient(
      SseConnection wire,
      FeedFilter filter,
      long index,
      FeedPosition at,
      boolean wantsSnapshot,
      RecentChanges recent,
      BackfillPool readers,
      Executor turns,
      Consumer<FeedClient> onEnd) {
    this.wire = wire;
    this.filter = filter;
    this.index = index;
    this.at = at;
    this.recent = recent;
    this.readers = readers;
    this.turns = turns;
    this.onEnd = onEnd;
    this.snapshot = wantsSnapshot ? Optional.of(new Snapshot(filter, at)) : Optional.empty();
    this.toldSnapshot = !wantsSnapshot;
    out.add(SseFrames.retry());
    if (isExact()) {
      out.add(SseFrames.id(at)); // whoever is cut off before the first change goes on from here
    }
  }

  /** There may be something to do: a change, or the wire is ready. */
  public void signal() {
    if (signals.getAndIncrement() == 0) {
      turns.execute(this);
    }
  }

  /** It is time to tell that the connection lives, and how far it is. */
  void heartbeat() {
    heartbeatDue = true;
    signal();
  }

  /** Nothing more comes; may be called again. */
  public void end() {
    if (!ended) {
      ended = true;
      signal();
    }
  }

  @Override
  public void run() {
    int seen = signals.get();
    boolean more = false;
    try {
      more = turn();
    } catch (IOException | RuntimeException e) {
      ended = true; // the client is gone
    }
    if (ended) {
      onEnd.accept(this);
      wire.close();
      return; // with its signals standing: no turn comes after this one
    }
    if (more) {
      signals.incrementAndGet();
    }
    if (signals.addAndGet(-seen) > 0) {
      turns.execute(this);
    }
  }

  /** Whether it could go on at once. */
  private boolean turn() throws IOException {
    int left = TURN;
    while (!ended && wire.isReady()) {
      byte[] bytes = next();
      if (bytes != null) {
        wire.write(bytes);
        unflushed = true;
        left -= bytes.length;
      } else if (unflushed) {
        wire.flush();
        unflushed = false;
      } else {
        return false;
      }
      if (left <= 0) {
        return true;
      }
    }
    return false;
  }

  /** Null where there is nothing to say now. */
  private byte[] next() {
    while (out.isEmpty() && goOn()) {
      // on the way there may be much that this client does not want to hear of
    }
    return out.poll();
  }

  /** One step; false where only a signal brings more. */
  private boolean goOn() {
    if (waiting) {
      return takeHanded() || sendKeepAlive();
    } else if (!past.isEmpty()) {
      take(past.remove());
    } else if (pastUntil != null) {
      at.passTo(pastUntil);
      pastUntil = null;
    } else if (!toldSnapshot) {
      return readSnapshot();
    } else if (index < 0 || recent.isGone(index)) {
      return findIndex();
    } else {
      Optional<FeedChange> change = recent.get(index);
      if (change.isEmpty()) {
        return sendPosition();
      }
      index++;
      take(change.get());
    }
    return true;
  }

  private boolean takeHanded() {
    Runnable what = handed.getAndSet(null);
    if (what == null) {
      return false;
    }
    waiting = false;
    what.run();
    return true;
  }

  private void hand(Runnable what) {
    handed.set(what);
    signal();
  }

  private boolean readSnapshot() {
    Snapshot groups = snapshot.orElseThrow();
    if (groups.isRead()) {
      toldSnapshot = true;
      forgetSnapshotIfBehind();
      if (isExact()) {
        out.add(SseFrames.idOfNext(at));
      }
      out.add(
          SseFrames.event(
              "snapshot-end", SseFrames.utf8("{\"groups\":%d}".formatted(groups.groups()))));
      return true;
    }
    waiting = true;
    readers.groups(groups, page -> hand(() -> send(page)), () -> hand(this::end));
    return true;
  }

  private void send(List<byte[]> groups) {
    groups.forEach(json -> out.add(SseFrames.event("group", json)));
  }

  private boolean findIndex() {
    Optional<Long> found = recent.indexFor(at);
    if (found.isPresent()) {
      index = found.get();
      return true;
    }
    waiting = true;
    readers.changes(at.copy(), batch -> hand(() -> keep(batch)), () -> hand(this::end));
    return true;
  }

  private void keep(PastChanges.Batch batch) {
    past.addAll(batch.changes());
    pastUntil = batch.next();
  }

  private void take(FeedChange change) {
    if (!at.pass(change)) {
      return; // it has been told
    }
    boolean wanted =
        filter.takes(change) && snapshot.filter(groups -> groups.holds(change)).isEmpty();
    boolean wasExact = isExact();
    forgetSnapshotIfBehind();
    if (wanted) {
      if (isExact()) {
        out.add(SseFrames.idOfNext(at));
      }
      out.add(change.frame());
    } else if (isExact() && !wasExact) {
      out.add(SseFrames.id(at));
    }
  }

  private void forgetSnapshotIfBehind() {
    snapshot = snapshot.filter(groups -> !groups.isBehind(at));
  }

  /** Whether its position says all that it was told. */
  private boolean isExact() {
    return snapshot.isEmpty();
  }

  /** Also past changes that it does not want to hear of: so it does not fall behind with these. */
  private boolean sendPosition() {
    RecentChanges.End end = recent.end();
    if (heartbeatDue && end.index() == index) {
      at.passTo(end.position());
    }
    return sendKeepAlive();
  }

  private boolean sendKeepAlive() {
    if (!heartbeatDue) {
      return false;
    }
    heartbeatDue = false;
    out.add(isExact() ? SseFrames.id(at) : SseFrames.alive());
    return true;
  }
}
