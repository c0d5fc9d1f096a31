/**
 * Collects metrics of the JVM and of parts that other packages add, and writes them in the formats
 * of Prometheus. It does not depend on the packages that it measures.
 */
package com.tickstock.membership.metrics;
