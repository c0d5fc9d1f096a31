package com.tickstock.membership.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The gates that a file must pass to be loaded without {@code --force}. Turnover and sums of
 * weights are in percent.
 *
 * @param maxTurnover the maximum share of a group that a file may add or remove at once
 * @param matchFileDate whether the date in a file's name must match its content
 */
public record LoadGates(
    int minMembers,
    int maxMembers,
    int maxTurnover,
    int minWeightSum,
    int maxWeightSum,
    boolean matchFileDate) {
  private static final int PERCENT = 2;

  /**
   * Returns the problem with the weights of a group; empty if there is none or no weight is known.
   *
   * @param known the known weights as fractions
   * @param members the number of all members, including those without a weight
   */
  public Optional<String> oddWeights(List<BigDecimal> known, int members) {
    BigDecimal sum = known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return known.isEmpty() ? Optional.empty() : oddWeights(sum, known.size() == members);
  }

  /**
   * Returns the problem with the weights of a group; empty if there is none.
   *
   * @param sum the sum of the weights as a fraction
   * @param whole whether all weights are known: otherwise there is no lower limit
   */
  public Optional<String> oddWeights(BigDecimal sum, boolean whole) {
    BigDecimal percent = sum.movePointRight(PERCENT);
    boolean little = whole && percent.compareTo(new BigDecimal(minWeightSum)) < 0;
    return little || percent.compareTo(new BigDecimal(maxWeightSum)) > 0
        ? Optional.of(
            "the weights sum to %s %%: expected %d to %d %%"
                .formatted(
                    percent.setScale(PERCENT, RoundingMode.HALF_UP), minWeightSum, maxWeightSum))
        : Optional.empty();
  }
}
