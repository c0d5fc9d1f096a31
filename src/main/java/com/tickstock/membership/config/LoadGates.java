package com.tickstock.membership.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What a file must look like to be loaded without a person saying so. Turnover and sums of weights
 * in percent.
 *
 * @param maxTurnover that may come or go of a group at once
 * @param matchFileDate whether the day in a file's name must be that of its content
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
   * What is odd about the weights of a whole group; empty where nothing is, or none is known.
   *
   * @param known as fractions
   * @param members of the group, those without a weight among them
   */
  public Optional<String> oddWeights(List<BigDecimal> known, int members) {
    BigDecimal sum = known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return known.isEmpty() ? Optional.empty() : oddWeights(sum, known.size() == members);
  }

  /**
   * What is odd about the weights of a group; empty where nothing is.
   *
   * @param sum as a fraction
   * @param whole whether all weights are known: else the sum may be as small as it likes
   */
  public Optional<String> oddWeights(BigDecimal sum, boolean whole) {
    BigDecimal percent = sum.movePointRight(PERCENT);
    boolean little = whole && percent.compareTo(new BigDecimal(minWeightSum)) < 0;
    return little || percent.compareTo(new BigDecimal(maxWeightSum)) > 0
        ? Optional.of(
            "the weights come to %s %%: expected %d to %d %%"
                .formatted(
                    percent.setScale(PERCENT, RoundingMode.HALF_UP), minWeightSum, maxWeightSum))
        : Optional.empty();
  }
}
