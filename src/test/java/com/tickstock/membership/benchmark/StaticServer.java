package com.tickstock.membership.benchmark;

import io.javalin.Javalin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What lookups are held against: a Javalin handler that returns the same bytes from memory. */
final class StaticServer implements AutoCloseable {
  private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
  private final Javalin javalin =
      Javalin.create(
          config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get(
                "/<path>",
                ctx ->
                    ctx.contentType("application/json")
                        .header("ETag", "\"1\"")
                        .result(bodies.get(ctx.path())));
          });

  StaticServer() {
    javalin.start("127.0.0.1", 0);
  }

  int port() {
    return javalin.port();
  }

  void serve(String path, byte[] body) {
    bodies.put(path, body);
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
