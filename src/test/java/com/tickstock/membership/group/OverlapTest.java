package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OverlapTest {
  private static final int TEN = 10;

  @Property(tries = 500)
  void everyPairSharesWhatIsInBoth(@ForAll(supplier = Histories.Small.class) List<Said> history) {
    List<Overlap.Part> parts =
        IntStream.range(0, history.size())
            .filter(i -> history.get(i).event() instanceof GroupEvent.MembersReplaced)
            .mapToObj(i -> new Overlap.Part(key(i), groupOf(history.get(i))))
            .toList();
    if (parts.size() < 2) {
      return;
    }
    Overlap overlap = Overlap.of(parts, TEN);
    int pair = 0;
    Set<Symbol> inAll = new HashSet<>(parts.get(0).group().members().keySet());
    for (int a = 0; a < parts.size(); a++) {
      inAll.retainAll(parts.get(a).group().members().keySet());
      for (int b = a + 1; b < parts.size(); b++) {
        isTheOverlapOf(parts.get(a), parts.get(b), overlap.pairs().get(pair++));
      }
    }
    assertThat(overlap.pairs()).hasSize(pair);
    assertThat(overlap.shared().count()).isEqualTo(inAll.size());
    assertThat(names(overlap.shared())).hasSameElementsAs(inAll);
  }

  private static void isTheOverlapOf(Overlap.Part a, Overlap.Part b, Overlap.Pair pair) {
    Set<Symbol> both = new HashSet<>(a.group().members().keySet());
    both.retainAll(b.group().members().keySet());
    Set<Symbol> all = new HashSet<>(a.group().members().keySet());
    all.addAll(b.group().members().keySet());
    assertThat(pair.a()).isEqualTo(a.key());
    assertThat(pair.b()).isEqualTo(b.key());
    assertThat(pair.shared().count()).isEqualTo(both.size());
    assertThat(names(pair.shared())).hasSameElementsAs(both);
    double jaccard = all.isEmpty() ? 0 : (double) both.size() / all.size();
    assertThat(Math.abs(pair.jaccard().doubleValue() - jaccard)).isLessThanOrEqualTo(0.00005001);
  }

  private static Group groupOf(Said said) {
    return new Group(
        Definition.NONE,
        ((GroupEvent.MembersReplaced) said.event()).members(),
        Words.day(said.day()));
  }

  @Example
  void theWeightOverlapIsTheSumOfTheSmallerWeights() {
    Overlap.Pair pair =
        pair(
            part("ETF/SPY", "NVDA=0.07", "AAPL=0.065", "MSFT=0.06", "KO=0.0040"),
            part("ETF/QQQ", "NVDA=0.09", "AAPL=0.0650", "MSFT=0.05", "PDD=0.01"));

    assertThat(pair.weightOverlap()).hasValue(new BigDecimal("0.185"));
    assertThat(pair.unweighted()).isZero();
    assertThat(pair.jaccard()).isEqualTo(new BigDecimal("0.6"));
    assertThat(names(pair.shared()))
        .extracting(Symbol::value)
        .containsExactly("NVDA", "AAPL", "MSFT");
    assertThat(pair.shared().top().get(0).weights())
        .containsExactly(weight("0.07"), weight("0.09"));
  }

  private static Optional<Weight> weight(String text) {
    return Optional.of(Weight.parse(text));
  }

  @Example
  void aGroupWithoutWeightsHasNoWeightOverlap() {
    Overlap.Pair pair = pair(part("THEME/ai", "NVDA", "MSFT"), part("ETF/SPY", "NVDA=0.07"));
    assertThat(pair.weightOverlap()).isEmpty();
    assertThat(pair.shared().count()).isEqualTo(1);
    assertThat(pair.unweighted()).isEqualTo(1);
  }

  @Example
  void aSharedSymbolWithoutAWeightAddsNothingAndIsCountedAndComesLast() {
    Overlap.Pair pair =
        pair(
            part("ETF/SPY", "AAPL", "NVDA=0.07", "MSFT=0.01"),
            part("ETF/QQQ", "AAPL=0.5", "NVDA=0.09", "MSFT=0.02"));
    assertThat(pair.weightOverlap()).hasValue(new BigDecimal("0.08"));
    assertThat(pair.unweighted()).isEqualTo(1);
    assertThat(names(pair.shared()))
        .extracting(Symbol::value)
        .containsExactly("NVDA", "MSFT", "AAPL");
  }

  @Example
  void aShortInCommonCountsAndALongAgainstAShortDoesNot() {
    Overlap.Pair pair =
        pair(
            part("CUSTOM/x", "A=-0.05", "B=-0.02", "C=0.03"),
            part("CUSTOM/y", "A=-0.01", "B=0.04", "C=0.04"));
    assertThat(pair.weightOverlap()).hasValue(new BigDecimal("0.04"));
    assertThat(names(pair.shared())).extracting(Symbol::value).containsExactly("C", "A", "B");
  }

  @Example
  void whatAllShareIsRankedByTheSmallestOfTheWeights() {
    Overlap overlap =
        Overlap.of(
            List.of(
                part("ETF/SPY", "A=0.5", "B=0.3", "C=0.2"),
                part("ETF/QQQ", "A=0.1", "B=0.3", "C=0.2"),
                part("ETF/DIA", "A=0.5", "B=0.2", "D=0.3")),
            1);
    assertThat(overlap.pairs()).hasSize(3);
    assertThat(overlap.pairs().get(0).shared().count()).isEqualTo(3);
    assertThat(overlap.pairs().get(0).shared().top()).hasSize(1);
    assertThat(overlap.shared().count()).isEqualTo(2);
    assertThat(names(overlap.shared())).extracting(Symbol::value).containsExactly("B");
    assertThat(overlap.shared().top().get(0).weights())
        .containsExactly(weight("0.3"), weight("0.3"), weight("0.2"));
  }

  @Example
  void theJaccardIndexIsRoundedHalfUpAtFourPlacesAndZeroWhereNothingIsThere() {
    assertThat(pair(part("ETF/A", "A", "B"), part("ETF/B", "A", "C")).jaccard())
        .isEqualTo(new BigDecimal("0.3333"));
    assertThat(pair(part("ETF/A", "A", "B", "C"), part("ETF/B", "A", "B")).jaccard())
        .isEqualTo(new BigDecimal("0.6667"));
    assertThat(pair(part("ETF/A", "A"), part("ETF/B", "A")).jaccard()).isEqualTo(BigDecimal.ONE);
    Overlap.Pair nothing = pair(part("ETF/A"), part("ETF/B"));
    assertThat(nothing.jaccard()).isEqualTo(BigDecimal.ZERO);
    assertThat(nothing.weightOverlap()).isEmpty();
  }

  @Example
  void oneGroupTooManyGroupsAndTheSameGroupTwiceAreRefused() {
    assertThatThrownBy(() -> Overlap.of(List.of(part("ETF/A", "A")), TEN))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("2 to 20 groups");
    List<Overlap.Part> many = IntStream.range(0, 21).mapToObj(i -> part("ETF/E" + i, "A")).toList();
    assertThat(Overlap.of(many.subList(0, 20), TEN).pairs()).hasSize(190);
    assertThatThrownBy(() -> Overlap.of(many, TEN))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("2 to 20 groups");
    assertThatThrownBy(() -> Overlap.of(List.of(part("ETF/A", "A"), part("ETF/A", "A")), TEN))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("DEFAULT/ETF/A")
        .hasMessageContaining("each group once");
  }

  private static Overlap.Pair pair(Overlap.Part... parts) {
    return Overlap.of(Arrays.asList(parts), TEN).pairs().get(0);
  }

  private static Overlap.Part part(String name, String... members) {
    return new Overlap.Part(GroupKey.parse("DEFAULT/" + name), Words.group(1, members));
  }

  private static GroupKey key(int number) {
    return GroupKey.parse("DEFAULT/ETF/E" + number);
  }

  private static List<Symbol> names(Overlap.Shared shared) {
    return shared.top().stream().map(SharedSymbol::symbol).toList();
  }
}
