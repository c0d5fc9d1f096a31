package com.tickstock.membership.http;

import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.routing.Answer;
import com.tickstock.membership.query.routing.LocalAnswers;
import com.tickstock.membership.query.routing.PeerQuestion;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Supplier;

/** Answers queries of other instances from the local stores only; it never forwards them. */
final class PeerRoutes {
  private final Supplier<LocalAnswers> local;

  PeerRoutes(Supplier<LocalAnswers> local) {
    this.local = local;
  }

  void add(RoutesConfig routes) {
    routes.post(PeerQuestion.PATH, this::answer, RequiredRole.READ);
  }

  private void answer(Context ctx) {
    PeerQuestion question = Json.read(Body.read(ctx), PeerQuestion.class);
    Answer<byte[]> answer = question.answer(local.get());
    ctx.header(PeerQuestion.BEHIND, String.valueOf(answer.behind()));
    Responses.whole(ctx, "application/octet-stream", answer.value());
  }
}
