/**
 * An embedded Kafka broker and PostgreSQL server, for a service without configured servers. Each
 * keeps its data in a directory of its own; the package reads and writes nothing else.
 *
 * <p>{@link com.tickstock.membership.embedded.EmbeddedKafka} runs in this process; {@link
 * com.tickstock.membership.embedded.EmbeddedPostgres} runs in its own process, which the next start
 * finds and stops if this process is killed. Both keep all acknowledged data however the process
 * ends, listen only on 127.0.0.1, and refuse a directory that another instance uses.
 */
package com.tickstock.membership.embedded;
