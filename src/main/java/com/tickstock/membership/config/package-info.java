/** Reads environment variables and flags; writes nothing. All problems are told at once. */
package com.tickstock.membership.config;
