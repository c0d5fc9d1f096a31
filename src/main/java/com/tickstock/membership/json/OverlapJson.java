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
 * The common members of several groups.
 *
 * @param pairs each group paired with each group after it in {@code groups}
 * @param shared the symbols that are in all groups
 */
public record OverlapJson(List<Part> groups, List<Pair> pairs, All shared) {

  /** One of the groups, with its number of symbols. */
  public record Part(GroupType type, String name, int count) {
    private static Part of(Overlap.Part part) {
      return new Part(part.key().type(), part.key().name(), part.group().members().size());
    }
  }

  /**
   * Two of the groups, written as {@code ETF/SPY}.
   *
   * @param shared number of symbols in both
   * @param jaccard shared symbols divided by all symbols of the two, at 4 places
   * @param weightOverlap the sum of the common weights; null if one group has no weights at all
   * @param unweighted number of shared symbols that lack a weight and so are not in that sum
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

  /** The symbols that are in all groups. */
  public record All(int count, List<SharedName> top) {}

  /**
   * A shared symbol.
   *
   * @param weights in the order of the groups; null if unknown
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
