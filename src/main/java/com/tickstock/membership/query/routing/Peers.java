package com.tickstock.membership.query.routing;

import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.json.InvalidJsonException;
import com.tickstock.membership.json.Json;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.store.access.StoreUnavailableException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;

/** Other instances, asked over HTTP. */
final class Peers {
  /** An instance that takes longer is in trouble, and its clients are not to wait for it. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final int OK = 200;
  private static final int MOVED = 503;
  private static final int NOT_VISIBLE_YET = 504;

  private static final Set<Integer> REFUSED = Set.of(401, 403);

  private final String log;
  private final ClientIdentity identity;
  private final String scheme;
  private final HttpClient client;

  /**
   * @param log which log this instance folds, and how
   * @param identity who this instance is to the others
   * @param scheme in which all instances answer: http or https
   */
  Peers(String log, ClientIdentity identity, String scheme) {
    this.log = log;
    this.identity = identity;
    this.scheme = scheme;
    this.client =
        identity
            .client()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /**
   * @return completes exceptionally with a {@link PeerException} that names the instance, with a
   *     {@link StoreUnavailableException} where that does not hold the partition any more, or with
   *     a {@link NotVisibleYetException}
   */
  <A> CompletableFuture<Answer<A>> ask(HostInfo peer, Question<A> question, Consistency how) {
    byte[] body = Json.write(PeerQuestion.of(log, question, how));
    Duration atMost =
        how.after().isEmpty()
            ? ANSWER_TIMEOUT
            : ANSWER_TIMEOUT.plus(LocalAnswers.VISIBILITY_TIMEOUT);
    HttpRequest request =
        identity
            .request(uri(peer))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    // the client's own limit ends with the headers
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    return sent.copy()
        .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              if (failure != null) {
                sent.cancel(true);
                throw unanswered(peer, question, failure, atMost);
              }
              return read(peer, question, response);
            });
  }

  /** The host of an IPv6 address comes without its brackets. */
  private URI uri(HostInfo peer) {
    String host = peer.host().contains(":") ? "[" + peer.host() + "]" : peer.host();
    return URI.create("%s://%s:%d%s".formatted(scheme, host, peer.port(), PeerQuestion.PATH));
  }

  private static <A> Answer<A> read(
      HostInfo peer, Question<A> question, HttpResponse<byte[]> response) {
    if (response.statusCode() == OK) {
      return answer(peer, question, response);
    }
    String detail = detail(response);
    if (response.statusCode() == NOT_VISIBLE_YET) {
      throw new NotVisibleYetException(detail);
    }
    if (REFUSED.contains(response.statusCode())) {
      String refused = "refuses this instance, see MEMBERSHIP_TOKEN: " + detail;
      throw new PeerException(describe(peer, question, refused), null);
    }
    String told = describe(peer, question, "says: " + detail);
    throw response.statusCode() == MOVED
        ? new StoreUnavailableException(told)
        : new PeerException(told, null);
  }

  /** Whatever is no answer of an instance must not count as one, and least of all as "none". */
  private static <A> Answer<A> answer(
      HostInfo peer, Question<A> question, HttpResponse<byte[]> response) {
    try {
      long behind = response.headers().firstValueAsLong(PeerQuestion.BEHIND).orElseThrow();
      return new Answer<>(Objects.requireNonNull(question.read(response.body())), behind);
    } catch (RuntimeException e) {
      throw new PeerException(
          describe(peer, question, "answers with something that is no answer"), e);
    }
  }

  private static String detail(HttpResponse<byte[]> response) {
    try {
      return Json.readTree(response.body()).path("detail").asText();
    } catch (InvalidJsonException e) {
      return "HTTP status " + response.statusCode();
    }
  }

  private static PeerException unanswered(
      HostInfo peer, Question<?> question, Throwable failure, Duration waited) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String reason =
        cause instanceof ConnectException
            ? "cannot be reached"
            : cause instanceof TimeoutException
                ? "does not answer within %d ms".formatted(waited.toMillis())
                : "does not answer: " + cause.getMessage();
    return new PeerException(describe(peer, question, reason), cause);
  }

  private static String describe(HostInfo peer, Question<?> question, String what) {
    return "instance %s:%d, which holds partition %d of %s, %s"
        .formatted(peer.host(), peer.port(), question.partition(), question.store(), what);
  }
}
