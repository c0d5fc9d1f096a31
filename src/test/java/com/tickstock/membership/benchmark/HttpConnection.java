package com.tickstock.membership.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept-alive connection to a server on this machine; as little client as can be. */
final class HttpConnection implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final byte[] sink = new byte[BUFFER];
  private final Socket socket;
  private final InputStream in;

  HttpConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  static byte[] request(String path) {
    return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        .formatted(path)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The status of the answer, of which the body is read and left. */
  int ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    long length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    if (length >= 0) {
      skip(length);
    } else {
      skipChunks();
    }
    int after = status.indexOf(' ') + 1;
    return Integer.parseInt(status.substring(after, after + 3));
  }

  private void skipChunks() throws IOException {
    long chunk;
    do {
      chunk = Long.parseLong(line(), 16);
      skip(chunk);
      line();
    } while (chunk > 0);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("closed");
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private void skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      int read = in.read(sink, 0, (int) Math.min(sink.length, left));
      if (read < 0) {
        throw new IOException("closed");
      }
      left -= read;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
