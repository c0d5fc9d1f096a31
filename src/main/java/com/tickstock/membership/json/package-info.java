/**
 * Reads and writes the JSON that others see: events, changes, groups, symbol changes, and the rows
 * of the stores. Wire types are apart from the domain's, so that neither bends the other; golden
 * files pin them.
 */
package com.tickstock.membership.json;
