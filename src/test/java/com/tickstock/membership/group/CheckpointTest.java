package com.tickstock.membership.group;

import static com.tickstock.membership.group.Words.day;
import static com.tickstock.membership.group.Words.put;
import static com.tickstock.membership.group.Words.replaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checkpoints limit the reads of a long timeline for one query or one event. */
class CheckpointTest {
  private static final int MANY_DAYS = 600;

  /** Two weights change per day, and 64 changes make a checkpoint: about 33 entries. */
  private static final int FEW_READS = 70;

  private final FoldedGroup spy = new FoldedGroup();

  @Test
  void anyDayIsAnsweredFromTheNearestCheckpointWhenFilesCameOldestFirst() {
    dailyFiles().forEach(spy::feed);
    assertThat(readsOfTheWorstDay()).isLessThan(FEW_READS);
    assertCheckpointsCostNoMoreThanChanges();
  }

  @Test
  void anyDayIsAnsweredFromTheNearestCheckpointWhenFilesCameNewestFirst() {
    List<Said> files = dailyFiles();
    Collections.reverse(files);
    files.forEach(spy::feed);
    assertThat(readsOfTheWorstDay()).isLessThan(FEW_READS);
    assertCheckpointsCostNoMoreThanChanges();
  }

  @Test
  void anyDayIsAnsweredFromTheNearestCheckpointWhenFilesCameShuffled() {
    List<Said> files = dailyFiles();
    Collections.shuffle(files, new Random(7));
    files.forEach(spy::feed);
    assertThat(readsOfTheWorstDay()).isLessThan(FEW_READS);
    assertCheckpointsCostNoMoreThanChanges();
  }

  @Test
  void anyDayIsAnsweredFromTheNearestCheckpointWhenDailyFilesSayTheSame() {
    IntStream.range(0, MANY_DAYS).forEach(day -> spy.feed(day, replaced("A", "B")));
    assertThat(readsOfTheWorstDay()).isLessThan(FEW_READS);
    assertCheckpointsCostNoMoreThanChanges();
  }

  /** Checkpoints store at most twice the members of all deltas. */
  private void assertCheckpointsCostNoMoreThanChanges() {
    int inSteps = spy.timeline().entries().stream().mapToInt(e -> 1 + e.delta().size()).sum();
    int inCheckpoints = checkpoints().stream().mapToInt(group -> group.members().size()).sum();
    assertThat(inCheckpoints).isLessThan(2 * inSteps);
  }

  private static List<Said> dailyFiles() {
    List<Said> files = new ArrayList<>();
    for (int day = 0; day < MANY_DAYS; day++) {
      String first = "A=0.1" + day;
      String second = "B=0.2" + day;
      files.add(new Said(day, replaced(first, second, "C", "D", "E", "F", "G", "H", "I", "J")));
    }
    return files;
  }

  private int readsOfTheWorstDay() {
    return IntStream.range(0, MANY_DAYS)
        .map(day -> spy.timeline().reads(() -> assertThat(spy.asOf(day)).isPresent()))
        .max()
        .orElseThrow();
  }

  @Test
  void anEventLaterThanAllOthersReadsOneEntry() {
    dailyFiles().forEach(spy::feed);
    int lastDay = MANY_DAYS - 1;
    assertThat(spy.timeline().reads(() -> spy.apply(lastDay, put("K")))).isLessThanOrEqualTo(1);
    assertThat(spy.timeline().reads(() -> spy.apply(MANY_DAYS, put("L")))).isLessThanOrEqualTo(1);
  }

  @Test
  void nothingBeforeARetirementIsReplayed() {
    IntStream.range(0, 20).forEach(day -> spy.apply(day, replaced("A=0.1" + day)));
    spy.apply(20, Words.retired());
    spy.apply(21, replaced("B"));
    assertThat(spy.timeline().reads(() -> assertThat(spy.asOf(21)).isPresent())).isLessThan(5);
  }

  @Test
  void aLateEventReadsForwardToTheNextReplacementOnly() {
    dailyFiles().forEach(spy::feed);
    int reads =
        spy.timeline()
            .reads(
                () -> assertThat(spy.apply(100, put("K")).past().get().until()).hasValue(day(101)));
    assertThat(reads).isLessThan(FEW_READS);
  }

  @Test
  void aLateEventCorrectsTheCheckpointsAfterIt() {
    spy.apply(1, replaced("A"));
    spy.apply(5, put(seventy("")));
    spy.apply(6, put(seventy("=0.1")));
    spy.apply(8, put(seventy("=0.2")));
    spy.apply(9, put(seventy("=0.3")));
    assertThat(checkpoints()).hasSizeGreaterThan(1);

    spy.apply(3, put("LATE"));

    assertThat(checkpoints())
        .hasSizeGreaterThan(1)
        .allSatisfy(group -> assertThat(group.members()).containsKey(Words.symbol("LATE")));
    assertThat(spy.asOf(9)).isEqualTo(spy.now()).isEqualTo(naive(9));
    assertThat(spy.now().get().members()).hasSize(72).containsKey(Words.symbol("LATE"));
  }

  @Test
  void aLateEventLeavesTheCheckpointsAfterTheNextReplacement() {
    dailyFiles().forEach(spy::feed);
    List<Group> before = checkpoints();

    spy.apply(3, put("LATE"));

    assertThat(checkpoints()).containsAll(before);
  }

  @Test
  void aLateRetirementLeavesNoCheckpointOfWhatIsGone() {
    spy.apply(1, replaced("A"));
    spy.apply(5, put(seventy("")));
    spy.apply(6, put(seventy("=0.1")));
    assertThat(checkpoints()).isNotEmpty();

    spy.apply(3, Words.retired());
    assertThat(checkpoints()).isEmpty();
    assertThat(spy.asOf(6)).isEmpty();

    spy.apply(4, replaced("B"));
    assertThat(spy.now().get().members()).hasSize(71).doesNotContainKey(Words.symbol("A"));
    assertThat(spy.asOf(6)).isEqualTo(spy.now()).isEqualTo(naive(6));
  }

  private Optional<Group> naive(int day) {
    return new NaiveFold(spy.accepted()).asOf(day(day));
  }

  private List<Group> checkpoints() {
    return spy.timeline().entries().stream().flatMap(entry -> entry.checkpoint().stream()).toList();
  }

  private static String[] seventy(String weight) {
    return IntStream.range(0, 70).mapToObj(i -> "S" + i + weight).toArray(String[]::new);
  }
}
