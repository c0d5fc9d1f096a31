/**
 * Reads {@code membership.changes} and, for snapshots, the groups by way of {@link
 * com.tickstock.membership.query.MembershipQueries}; writes Server-Sent Events to whoever is
 * connected.
 *
 * <p>Every instance reads the whole topic once, for all its clients ({@link
 * com.tickstock.membership.feed.ChangeTail}), and keeps the newest changes ({@link
 * com.tickstock.membership.feed.RecentChanges}). A client is a place in them ({@link
 * com.tickstock.membership.feed.FeedClient}); one that is further behind is read to from the topic
 * ({@link com.tickstock.membership.feed.PastChanges}). Start at {@link
 * com.tickstock.membership.feed.Feed}.
 */
package com.tickstock.membership.feed;
