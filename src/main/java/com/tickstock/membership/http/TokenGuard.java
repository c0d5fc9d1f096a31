package com.tickstock.membership.http;

import com.tickstock.membership.access.ReloadingFile;
import com.tickstock.membership.access.Role;
import com.tickstock.membership.access.TokenEntry;
import com.tickstock.membership.access.TokenFile;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Accepts requests with a token from the token file; it never logs or returns a token. */
final class TokenGuard implements Authorizer.Guard {
  private static final String SCHEME = "Bearer ";

  private final ReloadingFile<TokenFile> tokens;

  TokenGuard(Path file) {
    this.tokens = new ReloadingFile<>(List.of(file), () -> TokenFile.read(file));
  }

  @Override
  public void check(Context ctx, Optional<Role> needed) {
    if (needed.isPresent()) {
      check(ctx, needed.get());
    }
  }

  private void check(Context ctx, Role needed) {
    TokenFile known = tokens.now();
    String header = ctx.header("Authorization");
    if (header == null) {
      if (needed != Role.READ || !known.anonymousReads()) {
        throw unauthorized(
            ctx, "Bearer", "this needs a token with the role %s".formatted(needed.word()));
      }
      return;
    }
    TokenEntry entry =
        token(header)
            .flatMap(known::entry)
            .orElseThrow(
                () ->
                    unauthorized(
                        ctx,
                        "Bearer error=\"invalid_token\"",
                        "the token is unknown or no longer valid"));
    if (!entry.role().includes(needed)) {
      throw Authorizer.forbidden(
          "this needs the role %s; %s has the role %s"
              .formatted(needed.word(), entry.name(), entry.role().word()));
    }
  }

  private static Optional<String> token(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static ProblemException unauthorized(Context ctx, String challenge, String detail) {
    ctx.header("WWW-Authenticate", challenge);
    return new ProblemException(
        Problem.of(ProblemType.UNAUTHORIZED, detail + "; send Authorization: Bearer TOKEN"));
  }
}
