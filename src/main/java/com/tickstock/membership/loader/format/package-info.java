/**
 * Reads the rows of a file; gives its holdings. One class for each issuer's format; a new one is a
 * class here and a line in {@link com.tickstock.membership.loader.format.HoldingsFormat#ALL}.
 */
package com.tickstock.membership.loader.format;
