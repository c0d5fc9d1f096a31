package com.tickstock.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** No group has more members than the limit on any day. */
class MemberLimitTest {
  private static final int LIMIT = 3;

  @Property(tries = 3000)
  @StatisticsReport(onFailureOnly = true)
  void anEventIsRefusedForSizeExactlyWhenItMakesTheGroupTooLargeAtSomeTime(
      @ForAll(supplier = Histories.Longer.class) List<Said> history) {
    FoldedGroup group = new FoldedGroup(LIMIT);
    boolean tooMany = false;
    boolean elsewhere = false;
    for (Said said : history) {
      LoggedEvent event = group.next(said);
      List<LoggedEvent> withIt = new ArrayList<>(group.accepted());
      withIt.add(event);
      NaiveFold naive = new NaiveFold(withIt);
      Outcome outcome = group.feed(event);
      boolean large = naive.mostMembers() > LIMIT;
      assertThat(refusedForSize(outcome)).isEqualTo(large && !refusedAsMissing(outcome));
      tooMany |= large;
      elsewhere |=
          large && NaiveFold.after(naive.before(event), event).get().members().size() <= LIMIT;
      assertThat(group.answers()).isEqualTo(new NaiveFold(group.accepted()).answers());
    }
    Statistics.label("too many").collect(tooMany);
    Statistics.label("too many later on").collect(elsewhere);
    expectOften("too many", 50);
    expectOften("too many later on", 5);
  }

  private static void expectOften(String label, double percent) {
    Statistics.label(label)
        .coverage(coverage -> coverage.check(true).percentage(p -> p >= percent));
  }

  private static boolean refusedForSize(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        && refused.refusal() == Refusal.TOO_MANY_MEMBERS;
  }

  private static boolean refusedAsMissing(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused && refused.refusal() == Refusal.NO_SUCH_GROUP;
  }
}
