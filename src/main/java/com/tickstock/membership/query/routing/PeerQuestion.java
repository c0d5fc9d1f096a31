package com.tickstock.membership.query.routing;

import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.query.question.Reading;
import com.tickstock.membership.topic.Position;
import java.util.List;

/**
 * A question on its way to another instance.
 *
 * @param after positions, as partition:offset
 */
public record PeerQuestion(Question<?> question, List<String> after, boolean stale) {
  /** Where an instance answers others. */
  public static final String PATH = "/internal/questions";

  /** The header that says {@link Answer#behind}. */
  public static final String BEHIND = "Membership-Behind";

  static PeerQuestion of(Question<?> question, Reading how) {
    List<String> after = how.after().stream().map(Position::toString).toList();
    return new PeerQuestion(question, after, how.stale());
  }

  /** The answer from the stores of this instance. */
  public Answer<byte[]> answer(LocalAnswers local) {
    return answer(question, local);
  }

  private <A> Answer<byte[]> answer(Question<A> asked, LocalAnswers local) {
    Reading how = new Reading(after.stream().map(Position::parse).toList(), stale);
    Answer<A> answer = local.answer(asked, how);
    return new Answer<>(asked.write(answer.value()), answer.behind());
  }
}
