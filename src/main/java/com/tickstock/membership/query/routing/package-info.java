/**
 * Brings a question to the instance that holds its partition, by the metadata of the topology;
 * writes nothing.
 *
 * <p>Start at {@link com.tickstock.membership.query.routing.Router}.
 */
package com.tickstock.membership.query.routing;
