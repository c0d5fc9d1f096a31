package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.tickstock.membership.Await;
import com.tickstock.membership.JavaProcess;
import com.tickstock.membership.Main;
import com.tickstock.membership.group.Environment;
import com.tickstock.membership.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The {@code load} command, in a separate process if it is killed or runs beside another. */
class LoadProcessTest extends WithSharedService {
  private static final int GROUPS = 40;

  /** A separate environment, because a full load would put symbols of other tests into sectors. */
  private static final Environment ENVIRONMENT = Environment.UAT;

  private record Ended(int code, String said) {}

  @Test
  void killedAtAnyMomentItLeavesAllOrNothingAndTheNextStartsAtOnce() throws Exception {
    for (int round = 1; round <= 4; round++) {
      themes("kill", "S" + round);
      long before = service.logged(Topics.EVENTS);
      long moment = before + (round - 1) * 13L;
      Process killed = launch("themes", "--force", round % 2 == 0 ? "incremental" : "full");
      Await.until(
          "more than %d records in the log, or the end of the load".formatted(moment),
          () -> !killed.isAlive() || service.logged(Topics.EVENTS) > moment,
          reached -> reached);
      killed.destroyForcibly().waitFor();

      // a load of another environment's name would do; this one aborts what the killed one left
      themes("kill", "N" + round);
      Ended next = run("themes", "--force", "full");

      assertThat(next.code()).as(next.said()).isZero();
      assertThat(markers("kill")).containsExactly("N" + round);
      assertThat(versions("kill")).as("round %d", round).hasSize(1);
    }
    service.awaitTablesEqualStores(ENVIRONMENT);
  }

  @Test
  void ofTwoAtOnceEachGroupEndsInOneOfTheTwoStates() throws Exception {
    for (String mode : List.of("full", "incremental")) {
      Folder other = new Folder(Files.createDirectory(files.resolve(mode)));
      themes("both", "ONE");
      for (int i = 0; i < GROUPS; i++) {
        other.with("both%d_theme.csv".formatted(i), lines("TWO"));
      }
      Process first = launch("themes", "--force", mode);
      Process second = launch(other.path(), "themes", "--force", mode);
      Ended one = ended(first);
      Ended two = ended(second);

      assertThat(List.of(one.code(), two.code())).as("%s %s", one, two).isSubsetOf(0, 1, 3);
      assertThat(one.code() == 0 || two.code() == 0).as("%s %s", one, two).isTrue();
      assertThat(markers("both")).isSubsetOf("ONE", "TWO");
    }
  }

  @Test
  void aFileWithALongNameDoesNotStopTheOthers() {
    assertTheOthersLoad("a".repeat(230) + ".csv", ark("2024-01-02"), "file");
  }

  @Test
  void aFileOfAnAgeThatCannotBeAskedForDoesNotStopTheOthers() {
    assertTheOthersLoad("old.csv", ark("1/2/0204"), "0204");
  }

  @Test
  void aFileThatIsTooLargeForTheLogDoesNotStopTheOthers() {
    String name = "x".repeat(1200);
    String[] lines =
        IntStream.range(0, 9000)
            .mapToObj(i -> i == 0 ? "symbol,name" : "S%d,%s".formatted(i, name))
            .toArray(String[]::new);
    assertTheOthersLoad("wide_theme.csv", lines, "wide_theme.csv");
  }

  @Test
  void aFileThatIsEmptySaysSo() {
    assertTheOthersLoad("empty_theme.csv", new String[0], "expected at least one symbol");
  }

  @Test
  void aShortListIsAList() {
    folder.with("short_theme.csv", "A", "B");
    Ended ended = run("themes", "--force", "full");
    assertThat(ended.code()).as(ended.said()).isZero();
  }

  @Test
  void wrongUsageIsToldWithWhatWasExpected() {
    folder.with("fine_theme.csv", lines("X"));
    assertUsage("fast", "'fast': expected one of full, incremental, dry-run");
    assertUsage("full", "--keep-missing: expected with --mode incremental", "--keep-missing");
    assertUsage("full", "--as-of", "--as-of", "soon");
    assertUsage("full", "MEMBERSHIP_LOAD_MAX_TURNOVER", "--load-max-turnover", "lots");
    Ended none = run("themes", "--only=nothing", "full");
    assertThat(none.code()).as(none.said()).isEqualTo(1);
    Ended any = run("themes", "--only=FiNe", "dry-run");
    assertThat(any.code()).as(any.said()).isZero();
  }

  private void assertUsage(String mode, String told, String... more) {
    Ended ended = run("themes", more, mode);
    assertThat(ended.code()).as(ended.said()).isEqualTo(2);
    assertThat(ended.said()).contains(told).doesNotContain("\tat ");
  }

  private void assertTheOthersLoad(String name, String[] lines, String told) {
    String fine = "fine" + Integer.toHexString(name.hashCode());
    folder.with(name, lines).with(fine + "_theme.csv", lines("X"));

    Ended ended = run("all", "--force", "full");

    assertThat(ended.code()).as(ended.said()).isEqualTo(3);
    assertThat(ended.said()).contains("refused", told);
    service.http().get(theme(fine)).ok();
  }

  private static String theme(String name) {
    return "/v1/groups/THEME/%s?environment=%s".formatted(name, ENVIRONMENT);
  }

  private static String[] ark(String day) {
    return new String[] {
      "date,fund,company,ticker,cusip,weight (%)",
      day + ",ARKZ,Apple,AAPL,1,60",
      day + ",ARKZ,Microsoft,MSFT,2,40",
      "\"Holdings are subject to change; this is no recommendation to buy or to sell.\""
    };
  }

  private static String[] lines(String marker) {
    List<String> lines = new ArrayList<>(List.of("symbol", marker));
    IntStream.range(0, 100).forEach(i -> lines.add("K" + i));
    return lines.toArray(String[]::new);
  }

  private void themes(String name, String marker) {
    for (int i = 0; i < GROUPS; i++) {
      folder.with("%s%d_theme.csv".formatted(name, i), lines(marker));
    }
  }

  /** The symbols of all groups, without those that are in all files. */
  private static Set<String> markers(String name) {
    return IntStream.range(0, GROUPS)
        .mapToObj(i -> service.http().get(theme(name + i)).ok().path("members"))
        .flatMap(members -> GroupAnswer.texts(members, "symbol").stream())
        .filter(symbol -> !symbol.startsWith("K"))
        .collect(Collectors.toSet());
  }

  private static Set<Integer> versions(String name) {
    return IntStream.range(0, GROUPS)
        .mapToObj(i -> service.http().get(theme(name + i)).ok())
        .map(group -> group.path("version").asInt())
        .collect(Collectors.toSet());
  }

  private Ended run(String target, String flag, String mode) {
    return run(target, new String[] {flag}, mode);
  }

  private Ended run(String target, String[] flags, String mode) {
    Command command = Command.run(arguments(files, target, flags, mode).toArray(String[]::new));
    return new Ended(command.code(), command.out() + command.err());
  }

  private Process launch(String target, String flag, String mode) {
    return launch(files, target, flag, mode);
  }

  private static Process launch(Path directory, String target, String flag, String mode) {
    List<String> arguments = arguments(directory, target, new String[] {flag}, mode);
    try {
      return JavaProcess.of(Main.class, arguments.toArray(String[]::new))
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(
      Path directory, String target, String[] flags, String mode) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "load",
                target,
                "--url=" + service.url(),
                "--environment=" + ENVIRONMENT,
                "--dir=" + directory,
                "--mode=" + mode));
    arguments.addAll(List.of(flags));
    return arguments;
  }

  private static Ended ended(Process process) {
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
