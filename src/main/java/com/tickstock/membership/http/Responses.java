package com.tickstock.membership.http;

import com.tickstock.membership.json.Checksum;
import com.tickstock.membership.json.EncodedAnswer;
import com.tickstock.membership.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How answers are written: JSON with an ETag, or 304 where the client has it already. */
final class Responses {
  private static final Logger LOG = LoggerFactory.getLogger(Responses.class);
  private static final String JSON = "application/json";

  private Responses() {}

  /** An answer that is named after a version. */
  static void versioned(Context ctx, String version, byte[] json) {
    tagged(ctx, '"' + version + '"', JSON, json);
  }

  /** An answer that is named after its content. */
  static void digested(Context ctx, Object value) {
    served(ctx, EncodedAnswer.of(value));
  }

  static void served(Context ctx, EncodedAnswer answer) {
    tagged(ctx, '"' + answer.tag() + '"', JSON, answer.json());
  }

  static void digested(Context ctx, byte[] json) {
    served(ctx, EncodedAnswer.ofJson(json));
  }

  static void digested(Context ctx, String contentType, byte[] content) {
    tagged(ctx, '"' + Checksum.tag(content) + '"', contentType, content);
  }

  /** What has a version in its path, and so is never another one. */
  static void forEver(Context ctx, String contentType, byte[] content) {
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    body(ctx, contentType, content, Gzip.pays(ctx, content));
  }

  /** By weak comparison, as RFC 9110 has it: whoever compresses on the way weakens the tag. */
  private static boolean matches(String known, String tag) {
    return known.equals("*")
        || Arrays.stream(known.split(",\\s*")).anyMatch(t -> t.replaceFirst("^W/", "").equals(tag));
  }

  /** The answer to a write: it is about this one request. */
  static void json(Context ctx, Object value) {
    once(ctx, JSON, Json.write(value));
  }

  /** An answer that is another one each time, so that no tag would ever match. */
  static void once(Context ctx, String contentType, byte[] content) {
    ctx.header("Cache-Control", "no-store");
    body(ctx, contentType, content, Gzip.pays(ctx, content));
  }

  private static void tagged(Context ctx, String tag, String contentType, byte[] content) {
    boolean compressed = Gzip.pays(ctx, content);
    // other bytes than those of the plain answer, so the same only by weak comparison
    ctx.header("ETag", compressed ? "W/" + tag : tag);
    ctx.header("Cache-Control", "no-cache"); // keep it, but ask each time
    String known = ctx.header("If-None-Match");
    if (known != null && matches(known, tag)) {
      ctx.res().addHeader("Vary", "Accept-Encoding");
      ctx.status(304).res().setContentType(null);
      // sent now: later the server would add a Content-Length of 0, which is not the answer's
      send(ctx, () -> ctx.res().flushBuffer());
    } else {
      body(ctx, contentType, content, compressed);
    }
  }

  private static void body(Context ctx, String contentType, byte[] content, boolean compressed) {
    ctx.res().addHeader("Vary", "Accept-Encoding"); // beside the Origin of another handler
    if (compressed) {
      ctx.header("Content-Encoding", "gzip");
      whole(ctx, contentType, Gzip.of(content));
    } else {
      whole(ctx, contentType, content);
    }
  }

  /** At once and with its length, instead of copied in chunks of a length that is not known. */
  static void whole(Context ctx, String contentType, byte[] content) {
    ctx.contentType(contentType).res().setContentLength(content.length);
    send(ctx, () -> ctx.res().getOutputStream().write(content));
  }

  private interface Sending {
    void run() throws IOException;
  }

  private static void send(Context ctx, Sending sending) {
    try {
      sending.run();
    } catch (EofException e) {
      LOG.debug("{} went away before its answer", ctx.ip(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
