/** Measures the service beside what it is compared with, in one run: {@code mvn -Pbench verify}. */
package com.tickstock.membership.benchmark;
