/**
 * What can be asked of one partition of the state stores: reads these, writes nothing.
 *
 * <p>A {@link com.tickstock.membership.query.question.Question} is a small record that travels to
 * the instance that holds the partition, and is answered there from its stores.
 */
package com.tickstock.membership.query.question;
