/**
 * Reads a file's bytes; gives its rows, before anyone says what they mean. A CSV file and a
 * spreadsheet come out alike.
 */
package com.tickstock.membership.loader.file;
