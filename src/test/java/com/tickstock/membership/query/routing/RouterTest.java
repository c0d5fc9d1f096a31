package com.tickstock.membership.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.FoldProgress;
import com.tickstock.membership.query.question.GroupNow;
import com.tickstock.membership.query.question.NotVisibleYetException;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.store.Progress;
import com.tickstock.membership.store.access.StoreUnavailableException;
import com.tickstock.membership.topic.Position;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever other instances do, an answer is whole or it is an error that names the instance. */
class RouterTest {
  private static final HostInfo SELF = new HostInfo("127.0.0.1", 1);
  private static final Consistency STALE = new Consistency(List.of(), true);
  private static final FoldProgress QUESTION = new FoldProgress(3);
  private static final Progress PROGRESS = new Progress(7, 5);
  private static final String JSON = "{\"folded\":7,\"changed\":5}";

  private final Map<Integer, KeyQueryMetadata> places = new HashMap<>();
  private final Map<Integer, Answer<Progress>> copies = new HashMap<>();
  private final List<AutoCloseable> started = new ArrayList<>();

  @AfterEach
  void stopPeers() throws Exception {
    for (AutoCloseable peer : started) {
      peer.close();
    }
  }

  /** This instance holds nothing; of some partitions it has a copy. */
  private final StoreAnswers local =
      new StoreAnswers() {
        @Override
        @SuppressWarnings("unchecked") // all questions here but one are of progress
        public <A> Answer<A> answer(Question<A> question, Consistency how) {
          Answer<Progress> copy = how.stale() ? copies.get(question.partition()) : null;
          if (copy == null) {
            throw new NotHereException("partition %d is not here".formatted(question.partition()));
          }
          return (Answer<A>) copy;
        }
      };

  private final Router router =
      new Router(
          question -> Optional.ofNullable(places.get(question.partition())),
          SELF,
          local,
          new Peers("a log", new ClientIdentity(Optional.empty(), Optional.empty()), "http"));

  private FakePeer holds(int partition, FakePeer peer, HostInfo... copies) {
    started.add(peer);
    holds(partition, peer.host(), copies);
    return peer;
  }

  private void holds(int partition, HostInfo holder, HostInfo... copies) {
    places.put(partition, new KeyQueryMetadata(holder, Set.of(copies), partition));
  }

  private FakePeer copy(FakePeer peer) {
    started.add(peer);
    return peer;
  }

  private static HostInfo gone() {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new HostInfo("127.0.0.1", server.getLocalPort());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theHolderIsAsked() {
    holds(3, FakePeer.answering(JSON, 0));

    assertThat(router.ask(QUESTION, Consistency.NOW)).isEqualTo(new Answer<>(PROGRESS, 0));
  }

  @Test
  void whereNobodyHoldsItNobodyAnswers() {
    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("partition 3 of group-members is restoring or moving");
  }

  @Test
  void onWhomThisInstanceTakesForItselfIsNotAskedOverTheNetwork() {
    holds(3, SELF);

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("restoring or moving");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500, 502})
  void aHolderThatFailsIsToldAtOnce(int status) {
    FakePeer failing = holds(3, FakePeer.refusing(status, "out of luck"));

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessage(
            failing.name() + ", which holds partition 3 of group-members, says: out of luck");
    assertThat(failing.asked()).isEqualTo(1);
  }

  @Test
  void aFailureWithoutAReasonIsToldByItsStatus() {
    FakePeer failing =
        holds(3, new FakePeer((question, asked) -> FakePeer.answer(question, 500, "<html>", 0)));

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(failing.name())
        .hasMessageEndingWith("says: HTTP status 500");
  }

  @Test
  void aHolderThatDoesNotKnowThisInstanceIsToldWithTheSetting() {
    holds(3, FakePeer.refusing(401, "the token is not known"));

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(
            "refuses this instance, see MEMBERSHIP_TOKEN: the token is not known");
  }

  @Test
  void aPartitionThatHasJustMovedIsAskedAgain() {
    FakePeer moving =
        holds(
            3,
            new FakePeer(
                (question, asked) -> {
                  if (asked == 1) {
                    FakePeer.refuse(question, 503, "moving");
                  } else {
                    FakePeer.answer(question, 200, JSON, 0);
                  }
                }));

    assertThat(router.ask(QUESTION, Consistency.NOW).value()).isEqualTo(PROGRESS);
    assertThat(moving.asked()).isEqualTo(2);
  }

  @Test
  void aPartitionThatGoesOnMovingIsToldIn() {
    FakePeer moving = holds(3, FakePeer.refusing(503, "it is being restored here"));

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isExactlyInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(moving.name())
        .hasMessageEndingWith("says: it is being restored here");
    assertThat(moving.asked()).isGreaterThan(1);
  }

  @Test
  void aWriteThatIsNotVisibleThereYetIsNotVisible() {
    holds(3, FakePeer.refusing(504, "3:9 is not visible here after 2000 ms"));

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.after(new Position(3, 9))))
        .isInstanceOf(NotVisibleYetException.class)
        .hasMessage("3:9 is not visible here after 2000 ms");
  }

  /** What is no answer of an instance must not count as one, and least of all as "none". */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{\"folded\":7",
        "{\"folded\":\"x\"}",
        "{\"groups\":[]}"
      })
  void aHolderThatLiesIsNamed(String body) {
    FakePeer lying = holds(3, FakePeer.answering(body, 0));

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(lying.name())
        .hasMessageContaining("answers with something that is no answer");
  }

  @Test
  void nothingFromWhoIsNoInstanceIsNotNoGroup() {
    GroupNow question = new GroupNow(GroupKey.parse("DEFAULT/ETF/SPY"));
    FakePeer other =
        holds(
            question.partition(),
            new FakePeer((asked, count) -> asked.sendResponseHeaders(200, -1)));

    assertThatThrownBy(() -> router.ask(question, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(other.name());
  }

  @Test
  void nothingFromAnInstanceIsNoGroup() {
    GroupNow question = new GroupNow(GroupKey.parse("DEFAULT/ETF/SPY"));
    holds(question.partition(), FakePeer.answering("", 0));

    assertThat(router.ask(question, Consistency.NOW).value()).isEmpty();
  }

  @Test
  void aHolderThatStopsInTheMiddleOfItsAnswerIsNamed() {
    FakePeer cut =
        holds(
            3,
            new FakePeer(
                (question, asked) -> {
                  FakePeer.head(question, 200, 100, 0);
                  question.getResponseBody().write(JSON.getBytes(StandardCharsets.UTF_8));
                }));

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(cut.name())
        .hasMessageContaining("does not answer");
  }

  @Test
  void aHolderThatStallsIsNamedAfterTwoSeconds() {
    FakePeer stalling = holds(3, FakePeer.stalling());

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(stalling.name())
        .hasMessageEndingWith("does not answer within 2000 ms");
  }

  @Test
  void aHolderThatIsGoneIsNamed() {
    HostInfo gone = gone();
    holds(3, gone);

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("127.0.0.1:" + gone.port())
        .hasMessageEndingWith("cannot be reached");
  }

  @Test
  void aHolderAtAnAddressOfVersionSixIsNamed() {
    HostInfo gone = HostInfo.buildFromEndpoint("[::1]:" + gone().port());
    holds(3, gone);

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageEndingWith("cannot be reached");
  }

  @Test
  void ofSeveralPartitionsAllAnswerInOrderOrNone() {
    List<FoldProgress> questions = IntStream.range(0, 6).mapToObj(FoldProgress::new).toList();
    for (int partition = 0; partition < 6; partition++) {
      holds(partition, FakePeer.answering("{\"folded\":%d,\"changed\":0}".formatted(partition), 0));
    }
    assertThat(router.<Progress>ask(questions, Consistency.NOW))
        .extracting(answer -> answer.value().folded())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);

    FakePeer failing = holds(4, FakePeer.refusing(500, "out of luck"));

    assertThatThrownBy(() -> router.<Progress>ask(questions, Consistency.NOW))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining(failing.name())
        .hasMessageContaining("partition 4");
  }

  @Test
  void aCopyAnswersWhereItIsAllowedAndTheHolderIsGone() {
    FakePeer copy = copy(FakePeer.answering(JSON, 12));
    holds(3, gone(), copy.host());

    assertThatThrownBy(() -> router.ask(QUESTION, Consistency.NOW))
        .isInstanceOf(PeerException.class);
    assertThat(copy.asked()).as("without leave").isZero();
    assertThat(router.ask(QUESTION, STALE)).isEqualTo(new Answer<>(PROGRESS, 12));
  }

  @Test
  void aCopyIsNotAskedWhereTheHolderAnswers() {
    FakePeer copy = copy(FakePeer.answering(JSON, 12));
    holds(3, FakePeer.answering(JSON, 0), copy.host());

    assertThat(router.ask(QUESTION, STALE)).isEqualTo(new Answer<>(PROGRESS, 0));
    assertThat(copy.asked()).isZero();
  }

  @Test
  void theCopyOfThisInstanceIsTheFirst() {
    FakePeer copy = copy(FakePeer.answering(JSON, 12));
    copies.put(3, new Answer<>(PROGRESS, 2));
    holds(3, gone(), SELF, copy.host());

    assertThat(router.ask(QUESTION, STALE)).isEqualTo(new Answer<>(PROGRESS, 2));
    assertThat(copy.asked()).isZero();
  }

  @Test
  void theNextCopyAnswersWhereOneFails() {
    FakePeer failing = copy(FakePeer.refusing(500, "out of luck"));
    FakePeer copy = copy(FakePeer.answering(JSON, 12));
    holds(3, gone(), failing.host(), copy.host());

    assertThat(router.ask(QUESTION, STALE)).isEqualTo(new Answer<>(PROGRESS, 12));
  }

  @Test
  void whereNoCopyAnswersEitherAllThatWasTriedIsKept() {
    FakePeer failing = copy(FakePeer.refusing(500, "out of luck"));
    HostInfo holder = gone();
    holds(3, holder, failing.host());

    assertThatThrownBy(() -> router.ask(QUESTION, STALE))
        .isInstanceOf(PeerException.class)
        .hasMessageContaining("127.0.0.1:" + holder.port())
        .satisfies(
            gone ->
                assertThat(Stream.of(gone.getSuppressed()).map(Throwable::getMessage))
                    .anyMatch(told -> told.contains("is not here"))
                    .anyMatch(told -> told.contains("out of luck")));
  }
}
