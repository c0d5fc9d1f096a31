package com.tickstock.membership.http;

import com.tickstock.membership.feed.FeedClient;
import com.tickstock.membership.feed.SseConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** An answer that goes on: written as far as the client takes it, by no thread that waits. */
final class ChangeStream implements SseConnection {
  private final ServletOutputStream out;
  private final CompletableFuture<Void> done;
  private volatile boolean open;

  /**
   * @param out of a request that is answered asynchronously
   * @param done completed when the answer is
   */
  ChangeStream(ServletOutputStream out, CompletableFuture<Void> done) {
    this.out = out;
    this.done = done;
  }

  /** Who is told when it is ready, from now on. */
  void attach(FeedClient client) {
    out.setWriteListener(new Listener(client));
  }

  @Override
  public boolean isReady() {
    return open && out.isReady();
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() {
    done.complete(null);
  }

  private final class Listener implements WriteListener {
    private final FeedClient client;

    Listener(FeedClient client) {
      this.client = client;
    }

    @Override
    public void onWritePossible() {
      open = true;
      client.signal();
    }

    @Override
    public void onError(Throwable failure) {
      client.end();
    }
  }
}
