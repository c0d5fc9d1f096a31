package com.tickstock.membership.query.routing;

import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.clock.Deadline;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.store.access.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks the instance that holds the partition: this one, or another. An answer is whole or it is an
 * exception. Thread-safe.
 */
public final class Router {
  /** What a partition takes to move where nothing has to be restored. */
  private static final Duration SETTLE_TIMEOUT = Duration.ofMillis(300);

  private static final Duration ASK_AGAIN = Duration.ofMillis(10);

  private final PartitionHolders holders;
  private final HostInfo self;
  private final StoreAnswers local;
  private final Peers peers;

  /**
   * @param self the application.server of {@code streams}
   * @param identity who this instance is to the others
   * @param scheme in which all instances answer: http or https
   */
  public Router(
      KafkaStreams streams,
      HostInfo self,
      LocalAnswers local,
      ClientIdentity identity,
      String scheme) {
    this(PartitionHolders.of(streams), self, local, new Peers(local.log(), identity, scheme));
  }

  Router(PartitionHolders holders, HostInfo self, StoreAnswers local, Peers peers) {
    this.holders = holders;
    this.self = self;
    this.local = local;
    this.peers = peers;
  }

  /**
   * @throws StoreUnavailableException where nobody can answer it right now, and why
   * @throws com.tickstock.membership.query.question.NotVisibleYetException where a write to wait
   *     for does not become visible
   */
  public <A> Answer<A> ask(Question<A> question, Consistency how) {
    try {
      return local.answer(question, how.fresh()); // most often, and without more ado
    } catch (NotHereException e) {
      return ask(List.of(question), how).get(0);
    }
  }

  /** All at once, answered in their order. */
  public <A> List<Answer<A>> ask(List<? extends Question<A>> questions, Consistency how) {
    return Deadline.in(SETTLE_TIMEOUT)
        .retry(ASK_AGAIN, Router::mayPass, () -> this.<A>askOnce(questions, how));
  }

  /** The failure of a peer is reported at once: asking it again would only take longer. */
  private static boolean mayPass(RuntimeException e) {
    return e instanceof StoreUnavailableException && !(e instanceof PeerException);
  }

  private <A> List<Answer<A>> askOnce(List<? extends Question<A>> questions, Consistency how) {
    List<Supplier<Answer<A>>> started = new ArrayList<>();
    questions.forEach(question -> started.add(start(question, how)));
    return started.stream().map(Supplier::get).toList();
  }

  /** Here at once, elsewhere beside what is asked next. */
  private <A> Supplier<Answer<A>> start(Question<A> question, Consistency how) {
    try {
      Answer<A> answer = local.answer(question, how.fresh());
      return () -> answer;
    } catch (NotHereException e) {
      Optional<KeyQueryMetadata> places = holders.of(question);
      CompletableFuture<Answer<A>> asked =
          places
              .map(KeyQueryMetadata::activeHost)
              .filter(holder -> !holder.equals(self))
              .map(holder -> peers.ask(holder, question, how.fresh()))
              .orElseGet(() -> CompletableFuture.failedFuture(unavailable(question, e)));
      return () -> await(asked, question, how, places);
    }
  }

  private <A> Answer<A> await(
      CompletableFuture<Answer<A>> asked,
      Question<A> question,
      Consistency how,
      Optional<KeyQueryMetadata> places) {
    try {
      return asked.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailableException gone && how.stale()) {
        return fromCopy(question, how, places, gone);
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** The first copy that answers; this instance's own costs nothing to try. */
  private <A> Answer<A> fromCopy(
      Question<A> question,
      Consistency how,
      Optional<KeyQueryMetadata> places,
      StoreUnavailableException gone) {
    try {
      return local.answer(question, how);
    } catch (StoreUnavailableException e) {
      gone.addSuppressed(e);
    }
    for (HostInfo copy : places.map(KeyQueryMetadata::standbyHosts).orElse(Set.of())) {
      if (!copy.equals(self)) {
        try {
          return peers.ask(copy, question, how).join();
        } catch (CompletionException e) {
          gone.addSuppressed(e.getCause());
        }
      }
    }
    throw gone;
  }

  private static StoreUnavailableException unavailable(
      Question<?> question, NotHereException cause) {
    return new StoreUnavailableException(
        "partition %d of %s is restoring or moving"
            .formatted(question.partition(), question.store()),
        cause);
  }
}
