package com.tickstock.membership.http;

import com.tickstock.membership.json.Json;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that reach no route: invalid HTTP, and requests during the stop. */
final class ServerProblems extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String said =
        Optional.ofNullable(request.getAttribute(ERROR_MESSAGE))
            .map(Object::toString)
            .orElse(HttpStatus.getMessage(status));
    Problem problem =
        status == HttpStatus.SERVICE_UNAVAILABLE_503
            ? Problem.of(ProblemType.STOPPING, "the instance is stopping")
            : Problem.http(status, said);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, Problems.RETRY_SECONDS);
    }
    response.write(true, ByteBuffer.wrap(Json.write(problem)), callback);
    return true;
  }
}
