package com.tickstock.membership.feed;

import java.io.IOException;

/** The way to a client, which never waits for it. */
public interface SseConnection {

  /**
   * Whether it takes something now. Where not, it signals {@link FeedClient#signal} once it does.
   */
  boolean isReady();

  /** Only where it is ready; the bytes are left as they are. */
  void write(byte[] bytes) throws IOException;

  /** Only where it is ready. */
  void flush() throws IOException;

  /** Ends the stream; whatever is on its way may be lost. May be called again. */
  void close();
}
