package com.tickstock.membership.http;

import com.tickstock.membership.clock.Deadline;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Reads request bodies with limits on size and time: a slow body would block a thread for ever. */
final class Body {
  /** Enough for the largest group, and equal to the limit of the log. */
  static final int MAX_BYTES = 8 << 20;

  /** The time for the largest body over a slow line of 1 Mbit/s. */
  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(70);

  private static final int CHUNK = 32 << 10;

  private Body() {}

  /** Requires the content type, so that foreign web pages cannot write without a CORS preflight. */
  static byte[] json(Context ctx) {
    String contentType = Optional.ofNullable(ctx.contentType()).orElse("");
    if (!contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
      throw unsupported("send the body with Content-Type: application/json");
    }
    String encoding = Optional.ofNullable(ctx.header("Content-Encoding")).orElse("identity");
    if (!encoding.equals("identity")) {
      throw unsupported("send the body without Content-Encoding");
    }
    return read(ctx);
  }

  static byte[] read(Context ctx) {
    Deadline deadline = Deadline.in(SEND_TIMEOUT);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (InputStream in = ctx.bodyInputStream()) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (body.size() + read > MAX_BYTES) {
          throw tooLarge();
        }
        if (deadline.isOver()) {
          throw tooSlow();
        }
        body.write(chunk, 0, read);
      }
    } catch (IOException e) {
      // the connection was idle for too long, or it is closed and nobody reads the answer
      throw e.getCause() instanceof TimeoutException ? tooSlow() : cutOff();
    }
    return body.toByteArray();
  }

  private static ProblemException unsupported(String detail) {
    return new ProblemException(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail));
  }

  static ProblemException tooLarge() {
    return new ProblemException(
        Problem.of(ProblemType.TOO_LARGE, "the body is larger than %d bytes".formatted(MAX_BYTES)));
  }

  private static ProblemException tooSlow() {
    return new ProblemException(
        Problem.of(
            ProblemType.TOO_SLOW,
            "the body was not sent within %d s".formatted(SEND_TIMEOUT.toSeconds())));
  }

  private static ProblemException cutOff() {
    return new ProblemException(Problem.http(400, "the body ended too early"));
  }
}
