package com.tickstock.membership.http;

import com.tickstock.membership.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** How answers are written: JSON with an ETag, or 304 where the client has it already. */
final class Answers {
  private static final int DIGEST_BYTES = 16;

  private Answers() {}

  /** An answer that is named after a version. */
  static void versioned(Context ctx, String version, byte[] json) {
    tagged(ctx, '"' + version + '"', json);
  }

  /** An answer that is named after its content. */
  static void digested(Context ctx, Object value) {
    digested(ctx, Json.write(value));
  }

  static void digested(Context ctx, byte[] json) {
    tagged(ctx, '"' + digest(json) + '"', json);
  }

  /** By weak comparison, as RFC 9110 has it: whoever compresses on the way weakens the tag. */
  private static boolean matches(String known, String tag) {
    return known.equals("*")
        || Arrays.stream(known.split(",\\s*")).anyMatch(t -> t.replaceFirst("^W/", "").equals(tag));
  }

  static void json(Context ctx, Object value) {
    body(ctx, Json.write(value));
  }

  private static void tagged(Context ctx, String tag, byte[] json) {
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "no-cache"); // keep it, but ask each time
    String known = ctx.header("If-None-Match");
    if (known != null && matches(known, tag)) {
      ctx.status(304);
    } else {
      body(ctx, json);
    }
  }

  private static void body(Context ctx, byte[] json) {
    ctx.header("Vary", "Accept-Encoding");
    if (compresses(ctx)) {
      ctx.contentType("application/json").result(json);
    } else {
      whole(ctx, "application/json", json);
    }
  }

  private static boolean compresses(Context ctx) {
    String accepted = ctx.header("Accept-Encoding");
    return accepted != null && (accepted.contains("gzip") || accepted.contains("br"));
  }

  /** At once and with its length, instead of copied in chunks of a length that is not known. */
  static void whole(Context ctx, String contentType, byte[] content) {
    ctx.contentType(contentType).res().setContentLength(content.length);
    try {
      ctx.res().getOutputStream().write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] json) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
