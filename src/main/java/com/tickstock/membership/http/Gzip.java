package com.tickstock.membership.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Compresses whole answers if the request accepts gzip and the answer is large enough. */
final class Gzip {
  /** The size of a packet: compression does not make a smaller answer faster. */
  private static final int LEAST = 1500;

  private static final int FASTEST = 1;

  /** Matches gzip unless its weight is 0, which means "not acceptable". */
  private static final Pattern WANTED =
      Pattern.compile("gzip(\\s*;\\s*q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?", Pattern.CASE_INSENSITIVE);

  private Gzip() {}

  static boolean pays(Context ctx, byte[] content) {
    String accepted = ctx.header("Accept-Encoding");
    return accepted != null
        && content.length >= LEAST
        && Arrays.stream(accepted.split(",")).anyMatch(Gzip::isWanted);
  }

  private static boolean isWanted(String coding) {
    return WANTED.matcher(coding.strip()).matches();
  }

  static byte[] of(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 4);
    try (OutputStream out = new Fast(compressed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out);
      def.setLevel(FASTEST);
    }
  }
}
