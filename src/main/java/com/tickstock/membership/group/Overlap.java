package com.tickstock.membership.group;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What groups have in common.
 *
 * @param pairs each group with each that stands behind it
 * @param shared what all of them have in common
 */
public record Overlap(List<Part> parts, List<Pair> pairs, Shared shared) {
  /** Groups in one question. */
  public static final int MAX_PARTS = 20;

  private static final int PLACES = 4;

  /** One of the groups. */
  public record Part(GroupKey key, Group group) {
    private boolean isWeighted() {
      return group.members().values().stream().anyMatch(member -> member.weight().isPresent());
    }
  }

  /**
   * Two of the groups.
   *
   * @param jaccard shared symbols by all symbols of the two, from 0 to 1, rounded half-up to 4
   *     places; 0 where neither has any: they share nothing
   * @param weightOverlap how much of the two is the same, as a fraction: the sum of what each
   *     shared symbol has in common (see {@link SharedSymbol#common}); exact, without trailing
   *     zeros. Empty where one of the two has no weights at all. A shared symbol without a weight
   *     in one of them adds nothing
   * @param unweighted how many shared symbols add nothing for want of a weight
   */
  public record Pair(
      GroupKey a,
      GroupKey b,
      Shared shared,
      BigDecimal jaccard,
      Optional<BigDecimal> weightOverlap,
      int unweighted) {
    private static Pair of(Part a, Part b, int top) {
      List<SharedSymbol> all = SharedSymbol.of(List.of(a.group(), b.group()));
      int union = a.group().members().size() + b.group().members().size() - all.size();
      List<BigDecimal> common = all.stream().flatMap(s -> s.common().stream()).toList();
      BigDecimal sum = common.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean weighted = a.isWeighted() && b.isWeighted();
      return new Pair(
          a.key(),
          b.key(),
          Shared.of(all, top),
          shareOf(all.size(), union),
          weighted ? Optional.of(plain(sum)) : Optional.empty(),
          all.size() - common.size());
    }
  }

  /**
   * Symbols in common.
   *
   * @param top those with the most in common first, then by symbol; those without a weight
   *     somewhere last
   */
  public record Shared(int count, List<SharedSymbol> top) {
    private static Shared of(List<SharedSymbol> all, int top) {
      return new Shared(all.size(), all.stream().sorted(SharedSymbol.ORDER).limit(top).toList());
    }
  }

  /**
   * @param parts 2 to 20, each group once
   * @param top how many shared symbols to name, of each pair and of all; from 0
   * @throws InvalidValueException where there are too few or too many groups, or one stands twice
   */
  public static Overlap of(List<Part> parts, int top) {
    requireSeveral(parts);
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < parts.size(); a++) {
      for (int b = a + 1; b < parts.size(); b++) {
        pairs.add(Pair.of(parts.get(a), parts.get(b), top));
      }
    }
    List<SharedSymbol> all = SharedSymbol.of(parts.stream().map(Part::group).toList());
    return new Overlap(List.copyOf(parts), List.copyOf(pairs), Shared.of(all, top));
  }

  private static void requireSeveral(List<Part> parts) {
    if (parts.size() < 2 || parts.size() > MAX_PARTS) {
      throw new InvalidValueException("groups", parts.size(), "2 to " + MAX_PARTS + " groups");
    }
    Set<GroupKey> seen = new HashSet<>();
    for (Part part : parts) {
      if (!seen.add(part.key())) {
        throw new InvalidValueException("groups", part.key(), "each group once");
      }
    }
  }

  private static BigDecimal shareOf(int shared, int union) {
    return union == 0
        ? BigDecimal.ZERO
        : plain(
            BigDecimal.valueOf(shared)
                .divide(BigDecimal.valueOf(union), PLACES, RoundingMode.HALF_UP));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.setScale(Math.max(0, stripped.scale()));
  }
}
