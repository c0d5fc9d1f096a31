package com.tickstock.membership.loader;

import com.tickstock.membership.group.Member;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A member, and what else its file says of it.
 *
 * @param line of the file, from 1
 * @param marketValue in the fund's currency
 */
record Security(Member member, int line, Optional<BigDecimal> marketValue) {}
