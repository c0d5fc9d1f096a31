/**
 * The state stores. Each is one class: its name, key layout, serdes and builder, how it is read,
 * and (in its writer) how it is written. Written by the processors of the topology, read by
 * questions.
 */
package com.tickstock.membership.store;
