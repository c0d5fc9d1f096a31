package com.tickstock.membership.group;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The common members of several groups.
 *
 * @param pairs each group paired with each group after it
 * @param shared the symbols that are in all groups
 */
public record Overlap(List<Part> parts, List<Pair> pairs, Shared shared) {
  /** The maximum number of groups in one query. */
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
   * @param jaccard shared symbols divided by all symbols of the two, from 0 to 1, rounded half-up
   *     to 4 places; 0 if neither has members
   * @param weightOverlap the common weight of the two, as a fraction: the sum of {@link
   *     SharedSymbol#common} over the shared symbols; exact, without trailing zeros. Empty if one
   *     of the two has no weights at all. A shared symbol without a weight in one of them adds
   *     nothing
   * @param unweighted number of shared symbols that lack a weight and so add nothing
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
   * The shared symbols of two or more groups.
   *
   * @param top by common weight, highest first, then by symbol; symbols that lack a weight come
   *     last
   */
  public record Shared(int count, List<SharedSymbol> top) {
    private static Shared of(List<SharedSymbol> all, int top) {
      return new Shared(all.size(), all.stream().sorted(SharedSymbol.ORDER).limit(top).toList());
    }
  }

  /**
   * @param parts 2 to 20 different groups
   * @param top the maximum number of shared symbols to list, for each pair and for all; at least 0
   * @throws InvalidValueException if there are too few or too many groups, or one is given twice
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
