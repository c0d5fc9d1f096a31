package com.tickstock.membership.config;

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
    boolean matchFileDate) {}
