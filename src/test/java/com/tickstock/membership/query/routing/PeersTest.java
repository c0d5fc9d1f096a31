package com.tickstock.membership.query.routing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.access.Caller;
import com.tickstock.membership.query.question.FoldProgress;
import com.tickstock.membership.query.question.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class PeersTest {
  private final Peers peers =
      new Peers("a log", new Caller(Optional.empty(), Optional.empty()), "http");

  @Test
  void oneThatStopsInTheMiddleOfItsAnswerIsNamedWithinTheDeadline() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> stalling = CompletableFuture.runAsync(() -> answerHalf(server, over));
      HostInfo peer = new HostInfo("127.0.0.1", server.getLocalPort());

      assertThatThrownBy(() -> peers.ask(peer, new FoldProgress(3), Reading.NOW).join())
          .hasCauseInstanceOf(PeerException.class)
          .hasMessageContaining(
              "instance 127.0.0.1:%d, which holds partition 3 of group-members, does not answer"
                  .formatted(server.getLocalPort()))
          .hasMessageContaining("within 2000 ms");
      over.countDown();
      stalling.join();
    }
  }

  @Test
  void oneThatIsGoneIsNamed() throws IOException {
    HostInfo gone;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = HostInfo.buildFromEndpoint("[::1]:" + server.getLocalPort());
    }

    assertThatThrownBy(() -> peers.ask(gone, new FoldProgress(0), Reading.NOW).join())
        .hasCauseInstanceOf(PeerException.class)
        .hasMessageContaining("cannot be reached");
  }

  private static void answerHalf(ServerSocket server, CountDownLatch over) {
    try (Socket socket = server.accept()) {
      String half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"folded\":";
      socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      over.await();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
