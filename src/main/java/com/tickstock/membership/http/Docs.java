package com.tickstock.membership.http;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tickstock.membership.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Serves the OpenAPI description, and a page for it that loads nothing from other hosts. */
final class Docs {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** The files of Swagger UI that the page loads. */
  private static final Map<String, String> ASSETS =
      Map.of(
          "swagger-ui-bundle.js", SCRIPT,
          "swagger-ui.css", "text/css; charset=utf-8",
          "favicon-32x32.png", "image/png");

  /** The page may call only this service, and no other page may embed it. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final byte[] description = Json.write(read());
  private final byte[] page = resource("/docs.html").orElseThrow();
  private final byte[] script = resource("/docs.js").orElseThrow();

  void add(RoutesConfig routes) {
    // the description is no secret, and a browser sends no token when it opens a page
    GetRoutes.add(routes, "/openapi.json", this::description, RequiredRole.NOTHING);
    GetRoutes.add(routes, "/docs", this::page, RequiredRole.NOTHING);
    GetRoutes.add(
        routes,
        "/docs/docs.js",
        ctx -> Responses.digested(ctx, SCRIPT, script),
        RequiredRole.NOTHING);
    GetRoutes.add(routes, "/docs/{version}/{file}", Docs::asset, RequiredRole.NOTHING);
  }

  private static Object read() {
    try (InputStream file = Docs.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void description(Context ctx) {
    Request.requireNoParameters(ctx);
    Responses.digested(ctx, description);
  }

  private void page(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Referrer-Policy", "no-referrer");
    Responses.digested(ctx, HTML, page);
  }

  private static void asset(Context ctx) {
    String file = ctx.pathParam("file");
    String version = ctx.pathParam("version");
    byte[] content =
        Optional.ofNullable(ASSETS.get(file))
            .filter(type -> version.matches("[0-9.]+"))
            .flatMap(
                type -> resource("/META-INF/resources/webjars/swagger-ui/" + version + "/" + file))
            .orElseThrow(() -> ProblemException.notFound("no file " + ctx.path()));
    Responses.forEver(ctx, ASSETS.get(file), content);
  }

  private static Optional<byte[]> resource(String path) {
    try (InputStream file = Docs.class.getResourceAsStream(path)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
