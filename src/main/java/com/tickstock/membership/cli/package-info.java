/** Reads the command line; writes to the terminal. One class a command. */
package com.tickstock.membership.cli;
