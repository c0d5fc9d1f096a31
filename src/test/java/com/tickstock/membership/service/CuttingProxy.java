package com.tickstock.membership.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy between a client and a service that cuts connections on request. */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile int to;

  CuttingProxy(RunningService service) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    leadTo(service);
    start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Takes effect with the next connection. */
  void leadTo(RunningService service) {
    to = URI.create(service.url()).getPort();
  }

  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      Socket service = new Socket(InetAddress.getLoopbackAddress(), to);
      sockets.add(client);
      sockets.add(service);
      start(() -> pass(client, service));
      start(() -> pass(service, client));
    }
  }

  private static void pass(Socket from, Socket to) throws IOException {
    byte[] bytes = new byte[8192];
    for (int n = from.getInputStream().read(bytes); n >= 0; n = from.getInputStream().read(bytes)) {
      to.getOutputStream().write(bytes, 0, n);
    }
    to.shutdownOutput();
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // it was cut
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }
}
