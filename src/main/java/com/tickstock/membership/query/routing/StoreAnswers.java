package com.tickstock.membership.query.routing;

import com.tickstock.membership.query.question.Consistency;
import com.tickstock.membership.query.question.Question;

/** Answers from the stores of one instance. */
interface StoreAnswers {
  /**
   * @throws NotHereException where another instance holds the partition, or this one not yet or not
   *     any more
   * @throws com.tickstock.membership.query.question.NotVisibleYetException where a write to wait
   *     for does not become visible
   */
  <A> Answer<A> answer(Question<A> question, Consistency how);
}
