package com.tickstock.membership.service;

import com.tickstock.membership.group.Cause;
import com.tickstock.membership.group.EventId;
import com.tickstock.membership.group.GroupEvent;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.json.CanonicalJson;
import com.tickstock.membership.json.EventJson.Unwritten;
import com.tickstock.membership.topic.EventPublisher;
import com.tickstock.membership.topic.Position;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Changes of a group with one member; each makes a version.
 *
 * @param group a new group, such as {@code ETF/SPY}
 * @param size the approximate size of each change, in bytes
 */
record LargeChanges(String brokers, String group, int size) {

  /** Sends all changes without waiting in between. */
  void publish(int count) {
    try (EventPublisher publisher =
        EventPublisher.single(Map.of("bootstrap.servers", brokers), Clock.systemUTC())) {
      List<CompletableFuture<Position>> published = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        published.add(publisher.publish(event(i)));
      }
      published.forEach(CompletableFuture::join);
    }
  }

  private Unwritten event(int number) {
    Symbol symbol = new Symbol("LARGE");
    String text = "%d-".formatted(number).repeat(size).substring(0, size);
    Member member =
        new Member(symbol, Optional.empty(), Optional.of(CanonicalJson.of(Map.of("text", text))));
    TreeMap<Symbol, Member> members = new TreeMap<>(Map.of(symbol, member));
    EventId id = new EventId("test", UUID.randomUUID().toString());
    return new Unwritten(
        GroupKey.parse("DEFAULT/" + group),
        new Cause(id, Optional.empty(), Optional.empty(), Map.of()),
        Optional.empty(),
        Optional.empty(),
        new GroupEvent.MembersReplaced(members, Optional.empty()));
  }
}
