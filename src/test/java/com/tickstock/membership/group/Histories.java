package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.definition;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/**
 * Generates events of one group in order of arrival, which differs from the order of their days.
 */
final class Histories {
  private static final int FEW = 5;
  private static final int MANY = 120;
  private static final int REMOVE = 5;

  private Histories() {}

  /** Few symbols and days, so that events interact. */
  static final class Small implements ArbitrarySupplier<List<Said>> {
    @Override
    public Arbitrary<List<Said>> get() {
      return historyOf(smallEvents(), 2, 14);
    }
  }

  /** The same, but longer, so that late events affect later days more often. */
  static final class Longer implements ArbitrarySupplier<List<Said>> {
    @Override
    public Arbitrary<List<Said>> get() {
      return historyOf(smallEvents(), 2, 28);
    }
  }

  /** Enough changes to make checkpoints. */
  static final class Large implements ArbitrarySupplier<List<Said>> {
    @Override
    public Arbitrary<List<Said>> get() {
      return historyOf(largeEvents(), 6, 14);
    }
  }

  static Arbitrary<GroupEvent> smallEvents() {
    return events(FEW, mostly(0, 2), mostly(0, 3));
  }

  static Arbitrary<GroupEvent> largeEvents() {
    return Arbitraries.oneOf(
        events(MANY, mostly(0, 1), mostly(0, 30)), events(MANY, mostly(0, 12), mostly(0, 2)));
  }

  private static Arbitrary<List<Said>> historyOf(
      Arbitrary<GroupEvent> events, int fewest, int most) {
    Arbitrary<Integer> days =
        Arbitraries.integers()
            .between(0, Words.DAYS - 1)
            .withDistribution(RandomDistribution.uniform());
    return evenly(Combinators.combine(days, events).as(Said::new).list(), fewest, most);
  }

  /** Lists of evenly distributed lengths, because short lists test little. */
  static <T> Arbitrary<List<T>> evenly(ListArbitrary<T> lists, int fewest, int most) {
    return lists
        .ofMinSize(fewest)
        .ofMaxSize(most)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  /** One slot per symbol: 0 leaves it out, other values add it in some form or remove it. */
  private static Arbitrary<GroupEvent> events(
      int symbols, Arbitrary<Integer> inReplacement, Arbitrary<Integer> inChange) {
    Arbitrary<GroupEvent> replaced =
        Combinators.combine(inReplacement.list().ofSize(symbols), definitions().optional(0.3))
            .as((slots, definition) -> replaced(slots, definition));
    Arbitrary<GroupEvent> changed = inChange.list().ofSize(symbols).map(Histories::changed);
    Arbitrary<GroupEvent> defined = definitions().map(GroupEvent.GroupDefined::new);
    Arbitrary<GroupEvent> retired = Arbitraries.of(Words.retired());
    return Arbitraries.frequencyOf(
        Tuple.of(6, replaced), Tuple.of(8, changed), Tuple.of(2, defined), Tuple.of(2, retired));
  }

  private static Arbitrary<Integer> mostly(int slot, int weight) {
    return Arbitraries.frequency(
        Tuple.of(weight, slot),
        Tuple.of(1, 1),
        Tuple.of(1, 2),
        Tuple.of(1, 3),
        Tuple.of(1, 4),
        Tuple.of(1, REMOVE));
  }

  private static Arbitrary<Definition> definitions() {
    return Arbitraries.of(Definition.NONE, definition("one"), definition("two"));
  }

  private static GroupEvent replaced(List<Integer> slots, Optional<Definition> definition) {
    return new GroupEvent.MembersReplaced(put(slots), definition);
  }

  private static GroupEvent changed(List<Integer> slots) {
    SortedSet<Symbol> remove = new TreeSet<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i) == REMOVE) {
        remove.add(symbol(i));
      }
    }
    return new GroupEvent.MembersChanged(put(slots), remove);
  }

  private static SortedMap<Symbol, Member> put(List<Integer> slots) {
    SortedMap<Symbol, Member> put = new TreeMap<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i) != 0 && slots.get(i) != REMOVE) {
        put.put(symbol(i), member(symbol(i), slots.get(i)));
      }
    }
    return put;
  }

  private static Member member(Symbol symbol, int way) {
    Optional<Weight> weight =
        switch (way) {
          case 1 -> Optional.empty();
          case 2 -> Optional.of(Weight.parse("0.1"));
          default -> Optional.of(Weight.parse("0.2"));
        };
    Optional<JsonObject> metadata =
        way == 4 ? Optional.of(new JsonObject("{\"sector\":\"energy\"}")) : Optional.empty();
    return new Member(symbol, weight, metadata);
  }

  private static Symbol symbol(int number) {
    return new Symbol(String.format("S%03d", number));
  }
}
