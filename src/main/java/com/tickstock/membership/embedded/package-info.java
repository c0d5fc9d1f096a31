/**
 * Reads and writes the directories given to it, and nothing else: a Kafka broker's log and a
 * PostgreSQL server's data, each in a directory of its own, so that the service runs where no
 * broker and no database are configured.
 *
 * <p>{@link com.tickstock.membership.embedded.EmbeddedKafka} runs in this process; {@link
 * com.tickstock.membership.embedded.EmbeddedPostgres} runs beside it and is found again, and
 * stopped, by the next start if this process is killed. Both keep what they acknowledged however
 * the process ends, listen on 127.0.0.1 only, and refuse a directory that another instance is
 * using.
 */
package com.tickstock.membership.embedded;
