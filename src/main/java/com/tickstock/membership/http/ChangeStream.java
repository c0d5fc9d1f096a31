package com.tickstock.membership.http;

import com.tickstock.membership.feed.FeedClient;
import com.tickstock.membership.feed.SseConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A streamed answer: writes only what the client can take, so that no thread blocks. */
final class ChangeStream implements SseConnection {
  private final ServletOutputStream out;
  private final CompletableFuture<Void> done;
  private volatile boolean open;

  /**
   * @param out the output of a request that is answered asynchronously
   * @param done completed when the answer ends
   */
  ChangeStream(ServletOutputStream out, CompletableFuture<Void> done) {
    this.out = out;
    this.done = done;
  }

  /** Notifies this client from now on when the stream is ready for writing. */
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
