/**
 * Reads the bytes of a file into rows, before they are interpreted. A CSV file and a spreadsheet
 * give the same rows.
 */
package com.tickstock.membership.loader.file;
