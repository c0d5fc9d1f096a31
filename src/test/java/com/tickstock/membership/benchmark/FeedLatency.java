package com.tickstock.membership.benchmark;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.service.Service;
import com.tickstock.membership.topic.EventPublisher;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** How long one published change takes to every client of the feed, many or one connected. */
final class FeedLatency {
  private static final GroupKey KEY = new GroupKey(Environment.DEFAULT, GroupType.CUSTOM, "FEED");
  private static final int CLIENTS = 1000;
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 200;
  private static final byte[] CHANGE = "event: change".getBytes(StandardCharsets.US_ASCII);

  private final Service service;
  private final Table table;
  private int published;

  FeedLatency(Service service, Table table) {
    this.service = service;
    this.table = table;
  }

  void measure() throws IOException {
    double[] alone = measure(1);
    double[] all = measure(CLIENTS);
    table.row(
        "one change, published to each of %,d clients of the feed".formatted(CLIENTS),
        percentiles(all),
        "one client alone: " + percentiles(alone),
        "",
        "p99 < 150 ms");
  }

  private static String percentiles(double[] sorted) {
    return "p50 %.0f ms, p99 %.0f ms"
        .formatted(Percentiles.of(sorted, 0.5), Percentiles.of(sorted, 0.99));
  }

  /** Milliseconds of every client in every round, sorted. */
  private double[] measure(int clients) throws IOException {
    double[] times = new double[ROUNDS * clients];
    try (Selector selector = Selector.open();
        EventPublisher publisher =
            EventPublisher.single(
                Map.of("bootstrap.servers", service.bootstrapServers()), Clock.systemUTC())) {
      for (int i = 0; i < clients; i++) {
        connect(selector);
      }
      awaitAll(selector, clients, "id: ".getBytes(StandardCharsets.US_ASCII), new double[clients]);
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        if (round % 50 == 0) {
          Table.say("feed, %d clients".formatted(clients), round + WARM_UP, ROUNDS + WARM_UP);
        }
        double[] heard = new double[clients];
        long start = System.nanoTime();
        publisher.publish(change(++published)).join();
        awaitAll(selector, clients, CHANGE, heard);
        for (int i = 0; i < clients && round >= 0; i++) {
          times[round * clients + i] = (heard[i] - start) / 1e6;
        }
        // not in step with commits
        LockSupport.parkNanos(Duration.ofMillis(5 + Math.floorMod(round, 17)).toNanos());
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    }
    Arrays.sort(times);
    return times;
  }

  private void connect(Selector selector) throws IOException {
    SocketChannel channel =
        SocketChannel.open(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(service.url()).getPort()));
    channel.write(ByteBuffer.wrap(HttpConnection.request("/v1/changes?group=CUSTOM/FEED")));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * @param at filled with the nanosecond at which each client has read it, in the order they did
   */
  private static void awaitAll(Selector selector, int clients, byte[] what, double[] at)
      throws IOException {
    byte[] bytes = new byte[1 << 14];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int heard = 0;
    while (heard < clients) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
          throw new IOException("a stream has ended");
        }
        if (contains(bytes, buffer.position(), what)) {
          at[heard++] = System.nanoTime();
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private static boolean contains(byte[] bytes, int length, byte[] what) {
    for (int from = 0; from + what.length <= length; from++) {
      if (Arrays.equals(bytes, from, from + what.length, what, 0, what.length)) {
        return true;
      }
    }
    return false;
  }

  private static Unwritten change(int number) {
    Symbol symbol = new Symbol("FEED");
    Weight weight = new Weight(BigDecimal.valueOf(number, 6));
    TreeMap<Symbol, Member> members = new TreeMap<>();
    members.put(symbol, new Member(symbol, Optional.of(weight), Optional.empty()));
    EventId id = new EventId("benchmark", UUID.randomUUID().toString());
    return new Unwritten(
        KEY,
        new Cause(id, Optional.empty(), Optional.empty(), Map.of()),
        Optional.empty(),
        Optional.empty(),
        new GroupEvent.MembersReplaced(members, Optional.empty()));
  }
}
