package com.tickstock.membership.http;

import com.tickstock.membership.group.Environment;
import com.tickstock.membership.report.Report;
import com.tickstock.membership.report.ReportFormat;
import com.tickstock.membership.report.Reports;
import com.tickstock.membership.validation.Validator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** {@code /v1/stats}, {@code /v1/validation} and {@code /v1/report}: read a whole environment. */
final class ReportRoutes {
  private final Supplier<Reports> reports;
  private final Supplier<Validator> validator;
  private final Environment environment;

  ReportRoutes(Supplier<Reports> reports, Supplier<Validator> validator, Environment environment) {
    this.reports = reports;
    this.validator = validator;
    this.environment = environment;
  }

  void add(RoutesConfig routes) {
    GetRoutes.add(routes, "/v1/stats", this::stats);
    GetRoutes.add(routes, "/v1/validation", this::validation);
    GetRoutes.add(routes, "/v1/report", this::report);
  }

  private void report(Context ctx) {
    Request request = new Request(ctx, environment, "format", "detail", "since");
    ReportFormat format = request.text("format").map(ReportFormat::parse).orElse(ReportFormat.JSON);
    Report report =
        reports.get().report(request.environment(), request.flag("detail"), request.time("since"));
    // the page loads nothing, so nothing in it may try to
    ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    Responses.once(ctx, format.contentType(), format.render(report)); // contains its creation time
  }

  private void stats(Context ctx) {
    Request request = new Request(ctx, environment);
    Responses.digested(ctx, reports.get().stats(request.environment()));
  }

  private void validation(Context ctx) {
    Request request = new Request(ctx, environment);
    Responses.digested(ctx, validator.get().validate(request.environment()));
  }
}
