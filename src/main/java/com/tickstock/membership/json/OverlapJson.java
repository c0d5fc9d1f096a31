package com.tickstock.membership.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.GroupType;
import com.tickstock.membership.group.Overlap;
import com.tickstock.membership.group.SharedSymbol;
import com.tickstock.membership.group.Symbol;
import com.tickstock.membership.group.Weight;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What groups have in common.
 *
 * @param pairs each group with each that stands behind it in {@code groups}
 * @param shared what all of them have in common
 */
public record OverlapJson(List<Part> groups, List<Pair> pairs, All shared) {

  /** One of the groups, and how many symbols it has. */
  public record Part(GroupType type, String name, int count) {
    private static Part of(Overlap.Part part) {
      return new Part(part.key().type(), part.key().name(), part.group().members().size());
    }
  }

  /**
   * Two of the groups, written as {@code ETF/SPY}.
   *
   * @param shared how many symbols both have
   * @param jaccard of all symbols of the two, the part that both have, at 4 places
   * @param weightOverlap the sum of the smaller weights; null where one has no weights at all
   * @param unweighted how many shared symbols are not in that sum for want of a weight
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Pair(
      String a,
      String b,
      int shared,
      BigDecimal jaccard,
      Optional<BigDecimal> weightOverlap,
      int unweighted,
      List<SharedName> top) {
    private static Pair of(Overlap.Pair pair) {
      return new Pair(
          text(pair.a()),
          text(pair.b()),
          pair.shared().count(),
          pair.jaccard(),
          pair.weightOverlap(),
          pair.unweighted(),
          SharedName.listOf(pair.shared()));
    }
  }

  /** What all of the groups have. */
  public record All(int count, List<SharedName> top) {}

  /**
   * A symbol in common.
   *
   * @param weights in the order of the groups; null where one is not known
   */
  public record SharedName(Symbol symbol, List<Optional<Weight>> weights) {
    private static List<SharedName> listOf(Overlap.Shared shared) {
      return shared.top().stream().map(SharedName::of).toList();
    }

    private static SharedName of(SharedSymbol shared) {
      return new SharedName(shared.symbol(), shared.weights());
    }
  }

  public static OverlapJson of(Overlap overlap) {
    return new OverlapJson(
        overlap.parts().stream().map(Part::of).toList(),
        overlap.pairs().stream().map(Pair::of).toList(),
        new All(overlap.shared().count(), SharedName.listOf(overlap.shared())));
  }

  private static String text(GroupKey key) {
    return key.type() + "/" + key.name();
  }
}
