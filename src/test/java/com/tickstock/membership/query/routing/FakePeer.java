package com.tickstock.membership.query.routing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.state.HostInfo;

/** An instance that answers questions of others as a test wants it to. */
final class FakePeer implements AutoCloseable {
  /** One answer. */
  @FunctionalInterface
  interface Behaviour {
    /**
     * @param asked how many questions came, with this one
     */
    void answer(HttpExchange question, int asked) throws IOException, InterruptedException;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  FakePeer(Behaviour behaviour) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        PeerQuestion.PATH,
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            behaviour.answer(exchange, asked.incrementAndGet());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  /** Answers as an instance does that is so many records behind. */
  static FakePeer answering(String json, long behind) {
    return new FakePeer((question, asked) -> answer(question, 200, json, behind));
  }

  static FakePeer refusing(int status, String detail) {
    return new FakePeer((question, asked) -> refuse(question, status, detail));
  }

  /** Sends the head of an answer and nothing more, until it is closed. */
  static FakePeer stalling() {
    CountDownLatch never = new CountDownLatch(1);
    return new FakePeer(
        (question, asked) -> {
          head(question, 200, 100, 0);
          question.getResponseBody().write("{\"folded\":".getBytes(StandardCharsets.UTF_8));
          question.getResponseBody().flush();
          never.await();
        });
  }

  static void answer(HttpExchange question, int status, String body, long behind)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head(question, status, bytes.length, behind);
    question.getResponseBody().write(bytes);
  }

  static void refuse(HttpExchange question, int status, String detail) throws IOException {
    answer(question, status, "{\"detail\":\"%s\"}".formatted(detail), 0);
  }

  /**
   * @param length of the body, in bytes
   */
  static void head(HttpExchange question, int status, int length, long behind) throws IOException {
    question.getResponseHeaders().add(PeerQuestion.BEHIND, String.valueOf(behind));
    question.sendResponseHeaders(status, length == 0 ? -1 : length);
  }

  HostInfo host() {
    return new HostInfo("127.0.0.1", server.getAddress().getPort());
  }

  String name() {
    return "instance 127.0.0.1:" + host().port();
  }

  /** How many questions it was asked. */
  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
