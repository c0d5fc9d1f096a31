/**
 * Reads the JVM's figures and those that other packages bind to it; writes them in the formats of
 * Prometheus. It knows none of the packages that it measures.
 */
package com.tickstock.membership.metrics;
