package com.tickstock.membership.loader;

import com.tickstock.membership.group.Member;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A member, with other data from its file.
 *
 * @param line the line in the file, from 1; 0 if there is none
 * @param marketValue the market value in the fund's currency
 */
record Security(Member member, int line, Optional<BigDecimal> marketValue) {}
