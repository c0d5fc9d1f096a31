package com.tickstock.membership.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.group.GroupKey;
import com.tickstock.membership.group.Member;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with a day give the same state for every day, in any load order. */
class LoadOrderTest {
  /** The weights in percent by symbol, by the day of the file. */
  private static final SortedMap<String, Map<String, Integer>> FILES =
      new TreeMap<>(
          Map.of(
              "2024-01-10", Map.of("A", 40, "B", 30, "C", 30),
              "2024-01-20", Map.of("A", 45, "B", 30, "D", 25),
              "2024-01-30", Map.of("A", 45, "C", 25, "D", 30),
              "2024-02-10", Map.of("B", 60, "D", 40)));

  private static final List<String> DAYS =
      List.of(
          "2024-01-09",
          "2024-01-10",
          "2024-01-19",
          "2024-01-20",
          "2024-01-25",
          "2024-01-29",
          "2024-01-30",
          "2024-02-09",
          "2024-02-10",
          "2024-03-05",
          "2024-06-01");

  @TempDir Path files;
  private final FoldedGroups groups = new FoldedGroups();
  private Folder folder;

  @BeforeEach
  void folder() {
    folder = new Folder(files);
  }

  @Test
  void oneLoadForEachFile() {
    List<List<LoadMode>> mixed =
        List.of(
            List.of(LoadMode.FULL),
            List.of(LoadMode.INCREMENTAL),
            List.of(LoadMode.FULL, LoadMode.INCREMENTAL),
            List.of(LoadMode.INCREMENTAL, LoadMode.NEW));
    int number = 0;
    for (List<String> order : permutations(List.copyOf(FILES.keySet()))) {
      String group = "ORD" + number;
      List<LoadMode> modes = mixed.get(number++ % mixed.size());
      loadOneByOne(group, order, modes);

      assertThat(answers(group)).as("%s %s", modes, order).isEqualTo(filesAlone());
    }
  }

  @Test
  void allFilesInOneLoad() {
    for (LoadMode mode : List.of(LoadMode.FULL, LoadMode.INCREMENTAL, LoadMode.NEW)) {
      String group = "ALL" + mode.name().charAt(0);
      FILES.keySet().forEach(day -> folder.with(name(group, day), lines(day)));

      LoadReport report = groups.load(folder.lists(mode));

      assertThat(report.hasRefusals()).isFalse();
      assertThat(answers(group)).as("%s", mode).isEqualTo(filesAlone());
      FILES.keySet().forEach(day -> folder.without(name(group, day)));
    }
  }

  @Test
  void withEditsOfEarlierAndOfLaterDaysInFullMode() {
    int number = 0;
    for (List<String> order : permutations(List.copyOf(FILES.keySet()))) {
      String group = "EDIT" + number++;
      // any two files first, then the edits, then the other files
      loadOneByOne(group, order.subList(0, 2), List.of(LoadMode.FULL));
      groups.put("ETF/" + group, Optional.of(day("2024-01-25")), "H=0.5");
      groups.put("ETF/" + group, Optional.of(day("2024-03-05")), "H=0.5");
      loadOneByOne(group, order.subList(2, 4), List.of(LoadMode.FULL));

      SortedMap<String, SortedMap<String, String>> expected = filesAlone();
      for (String day : List.of("2024-01-25", "2024-01-29", "2024-03-05", "2024-06-01")) {
        expected.put(day, new TreeMap<>(Map.of("H", "0.5")));
      }
      assertThat(answers(group)).as("%s", order).isEqualTo(expected);
    }
  }

  @Test
  void whatAnotherSourcePutBeforeAllFilesIsKeptInWhateverOrderTheyComeIncrementally() {
    int number = 0;
    for (List<String> order : permutations(List.copyOf(FILES.keySet()))) {
      String group = "KEEP" + number++;
      groups.put("ETF/" + group, Optional.of(day("2024-01-01")), "H=0.5");
      groups.add("ETF/" + group, Optional.of(day("2024-01-25")), "K=0.25");
      loadOneByOne(group, order, List.of(LoadMode.INCREMENTAL));

      SortedMap<String, SortedMap<String, String>> expected = filesAlone();
      expected.forEach(
          (day, members) -> {
            members.put("H", "0.5");
            if (day.compareTo("2024-01-25") >= 0) {
              members.put("K", "0.25");
            }
          });
      assertThat(answers(group)).as("%s", order).isEqualTo(expected);
    }
  }

  @Test
  void aDescriptionThatOnlySomeFilesSay() {
    Map<List<String>, List<String>> told = new LinkedHashMap<>();
    int number = 0;
    for (List<String> order : permutations(List.of("2024-01-10", "2024-01-20"))) {
      String group = "DESC" + number++;
      for (String day : order) {
        String first = day.equals("2024-01-10") ? "# description: the first" : "# as-of: " + day;
        folder.with(name(group, day), first, "A", "B");
        groups.load(folder.lists(LoadMode.FULL));
        folder.without(name(group, day));
      }
      told.put(order, DAYS.stream().map(day -> description(group, day)).toList());
    }
    assertThat(told.values().stream().distinct().toList()).as("%s", told).hasSize(1);
  }

  private String description(String group, String day) {
    return groups
        .asOf(key(group), day(day))
        .flatMap(then -> then.group().definition().description())
        .orElse("");
  }

  private static GroupKey key(String group) {
    return GroupKey.parse("DEFAULT/ETF/" + group);
  }

  private static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  private void loadOneByOne(String group, List<String> days, List<LoadMode> modes) {
    for (int i = 0; i < days.size(); i++) {
      folder.with(name(group, days.get(i)), lines(days.get(i)));
      LoadReport report = groups.load(folder.lists(modes.get(i % modes.size())));
      assertThat(report.hasRefusals()).as("%s", report).isFalse();
      folder.without(name(group, days.get(i)));
    }
  }

  private static String name(String group, String day) {
    return "%s_%s_holdings.csv".formatted(day, group);
  }

  private static String[] lines(String day) {
    List<String> lines = new ArrayList<>(List.of("symbol,weight"));
    FILES.get(day).forEach((symbol, percent) -> lines.add(symbol + "," + percent));
    return lines.toArray(String[]::new);
  }

  /** The newest file up to that day. */
  private static SortedMap<String, SortedMap<String, String>> filesAlone() {
    SortedMap<String, SortedMap<String, String>> expected = new TreeMap<>();
    for (String day : DAYS) {
      SortedMap<String, String> members = new TreeMap<>();
      SortedMap<String, Map<String, Integer>> until = FILES.headMap(day + "\0");
      if (!until.isEmpty()) {
        FILES.get(until.lastKey()).forEach((s, percent) -> members.put(s, fraction(percent)));
      }
      expected.put(day, members);
    }
    return expected;
  }

  private static String fraction(int percent) {
    return percent % 10 == 0 ? "0." + percent / 10 : "0." + percent;
  }

  private SortedMap<String, SortedMap<String, String>> answers(String group) {
    SortedMap<String, SortedMap<String, String>> answers = new TreeMap<>();
    for (String day : DAYS) {
      SortedMap<String, String> weights = new TreeMap<>();
      groups
          .asOf(key(group), day(day))
          .ifPresent(
              then ->
                  then.group()
                      .members()
                      .forEach((symbol, member) -> weights.put(symbol.value(), weight(member))));
      answers.put(day, weights);
    }
    return answers;
  }

  private static String weight(Member member) {
    return member.weight().map(weight -> weight.value().toPlainString()).orElse("null");
  }

  private static List<List<String>> permutations(List<String> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : of) {
      List<String> rest = new ArrayList<>(of);
      rest.remove(first);
      for (List<String> tail : permutations(rest)) {
        List<String> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }
}
