/**
 * The membership service: which stocks belong to which groups, as an event log.
 *
 * <p>The data's path: {@code loader} and {@code http} write events to the log ({@code topic}),
 * {@code topology} folds them with the rules of {@code group}, {@code query} and {@code projection}
 * read what came of it, {@code feed} and {@code client} follow what changes, {@code report} counts
 * it and {@code validation} holds it against itself. {@code json} is what is on the wire, {@code
 * access} says who may ask, {@code service} puts it all together.
 */
package com.tickstock.membership;
