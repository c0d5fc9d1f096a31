/** Reads settings from environment variables and flags, and reports all problems at once. */
package com.tickstock.membership.config;
