/**
 * Reads the rows of a file into holdings. There is one class for each issuer's format. A new format
 * is a class here and a line in {@link com.tickstock.membership.loader.format.HoldingsFormat#ALL}.
 */
package com.tickstock.membership.loader.format;
