package com.tickstock.membership.query.routing;

/**
 * An answer.
 *
 * @param behind how many records of the log of the stores may be missing in it, at most; 0 from the
 *     holder itself
 */
public record Answer<A>(A value, long behind) {}
