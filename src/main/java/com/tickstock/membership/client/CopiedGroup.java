package com.tickstock.membership.client;

import com.tickstock.membership.group.Group;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.ticker.Tickers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One version of a group; it never changes, the next version is another object. */
public final class CopiedGroup {
  private final GroupKey key;
  private final long version;
  private final Instant updatedAt;
  private final Group group;
  private final Map<Symbol, Member> bySymbol;

  CopiedGroup(GroupKey key, long version, Instant updatedAt, Group group) {
    this.key = key;
    this.version = version;
    this.updatedAt = updatedAt;
    this.group = group;
    this.bySymbol = Map.copyOf(group.members());
  }

  public GroupKey key() {
    return key;
  }

  public long version() {
    return version;
  }

  /** When this version was recorded. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** Definition, members by symbol, and since when it has been exactly so. */
  public Group group() {
    return group;
  }

  /**
   * The member with its weight and metadata; empty where the symbol is none.
   *
   * @param symbol in any spelling that the service takes
   * @throws com.tickstock.membership.group.InvalidValueException where it can be no ticker
   */
  public Optional<Member> member(Symbol symbol) {
    return Optional.ofNullable(bySymbol.get(Tickers.parse(symbol.value())));
  }

  boolean has(Symbol symbol) {
    return bySymbol.containsKey(symbol);
  }
}
