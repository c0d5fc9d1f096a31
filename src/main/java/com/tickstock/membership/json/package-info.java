/**
 * The JSON formats: events, changes, groups, symbol changes, and the rows of the stores. Wire types
 * are separate from domain types, so that each can change alone. Golden files pin them.
 */
package com.tickstock.membership.json;
