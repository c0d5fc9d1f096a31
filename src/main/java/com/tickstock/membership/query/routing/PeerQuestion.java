package com.tickstock.membership.query.routing;

import com.tickstock.membership.group.InvalidValueException;
import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.Question;
import com.tickstock.membership.topic.Position;
import java.util.List;

/**
 * A question on its way to another instance.
 *
 * @param log which log the asker folds, and how
 * @param after positions, as partition:offset
 */
public record PeerQuestion(String log, Question<?> question, List<String> after, boolean stale) {
  /** Where an instance answers others. */
  public static final String PATH = "/internal/questions";

  /** The header that says {@link Answer#behind}. */
  public static final String BEHIND = "Membership-Behind";

  static PeerQuestion of(String log, Question<?> question, Consistency how) {
    List<String> after = how.after().stream().map(Position::toString).toList();
    return new PeerQuestion(log, question, after, how.stale());
  }

  /**
   * The answer from the stores of this instance.
   *
   * @throws InvalidValueException where it is no question to this instance
   */
  public Answer<byte[]> answer(LocalAnswers local) {
    if (!local.log().equals(log)) {
      throw new InvalidValueException("log", log, local.log());
    }
    if (question == null || after == null) {
      throw new InvalidValueException("question", null, "a question and what it is to see");
    }
    return answer(question, local);
  }

  private static Position position(String text) {
    try {
      return Position.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException("after", text, "partition:offset");
    }
  }

  private <A> Answer<byte[]> answer(Question<A> asked, LocalAnswers local) {
    Consistency how = new Consistency(after.stream().map(PeerQuestion::position).toList(), stale);
    Answer<A> answer = local.answer(asked, how);
    return new Answer<>(asked.write(answer.value()), answer.behind());
  }
}
