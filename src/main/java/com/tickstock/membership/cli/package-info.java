/** The command line. Each command is one class. */
package com.tickstock.membership.cli;
