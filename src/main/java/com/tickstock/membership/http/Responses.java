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

/** Writes answers: content with an ETag, or 304 if the client has it already. */
final class Responses {
  private static final Logger LOG = LoggerFactory.getLogger(Responses.class);
  private static final String JSON = "application/json";

  private Responses() {}

  /** Writes an answer whose ETag is the version. */
  static void versioned(Context ctx, String version, byte[] json) {
    tagged(ctx, '"' + version + '"', JSON, json);
  }

  /** Writes an answer whose ETag is a digest of its content. */
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

  /** Writes content that never changes, because its path contains its version. */
  static void forEver(Context ctx, String contentType, byte[] content) {
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    body(ctx, contentType, content, Gzip.pays(ctx, content));
  }

  /** Weak comparison as in RFC 9110: a proxy that compresses the answer weakens the tag. */
  private static boolean matches(String known, String tag) {
    return known.equals("*")
        || Arrays.stream(known.split(",\\s*")).anyMatch(t -> t.replaceFirst("^W/", "").equals(tag));
  }

  /** Writes an answer that belongs to this request alone, such as the answer to a write. */
  static void json(Context ctx, Object value) {
    once(ctx, JSON, Json.write(value));
  }

  /** Writes an answer that differs each time, so that no tag would ever match. */
  static void once(Context ctx, String contentType, byte[] content) {
    ctx.header("Cache-Control", "no-store");
    body(ctx, contentType, content, Gzip.pays(ctx, content));
  }

  private static void tagged(Context ctx, String tag, String contentType, byte[] content) {
    boolean compressed = Gzip.pays(ctx, content);
    // compressed bytes differ from the plain answer, so the tag is weak
    ctx.header("ETag", compressed ? "W/" + tag : tag);
    ctx.header("Cache-Control", "no-cache"); // may be stored, but must be revalidated
    String known = ctx.header("If-None-Match");
    if (known != null && matches(known, tag)) {
      ctx.res().addHeader("Vary", "Accept-Encoding");
      ctx.status(304).res().setContentType(null);
      // flush now: otherwise the server adds a wrong Content-Length of 0
      send(ctx, () -> ctx.res().flushBuffer());
    } else {
      body(ctx, contentType, content, compressed);
    }
  }

  private static void body(Context ctx, String contentType, byte[] content, boolean compressed) {
    ctx.res().addHeader("Vary", "Accept-Encoding"); // the CORS handler adds Origin
    if (compressed) {
      ctx.header("Content-Encoding", "gzip");
      whole(ctx, contentType, Gzip.of(content));
    } else {
      whole(ctx, contentType, content);
    }
  }

  /** Writes the content at once with its length, instead of in chunks without a known length. */
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
      LOG.debug("{} disconnected before the answer was sent", ctx.ip(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
