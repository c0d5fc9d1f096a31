package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tickstock.membership.Integration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the README and the guides work as described. */
@Integration
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("\\s+# (.*)$");
  private static final Pattern WORD = Pattern.compile("'[^']*'|\\S+");

  /** Files that one command writes and another reads. */
  private static final Pattern FILE = Pattern.compile("(report|rollback)\\.\\w+");

  private static final String LOCAL = "localhost:8080";

  @TempDir static Path data;
  private static RunningService service;

  @BeforeAll
  static void startAsShipped() {
    service = RunningService.start(data, Path.of("holdings"));
    service.load();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** A command line, and the number in its comment. */
  private record Line(String command, String comment) {
    static Line of(String text) {
      Matcher comment = COMMENT.matcher(text);
      return comment.find()
          ? new Line(text.substring(0, comment.start()).strip(), comment.group(1))
          : new Line(text.strip(), "");
    }
  }

  private static List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String page : List.of("README.md", "docs/guide.md", "docs/operate.md")) {
      Matcher block = BLOCK.matcher(Files.readString(Path.of(page)));
      while (block.find()) {
        Arrays.stream(block.group(1).replaceAll("\\\\\n\\s*", " ").split("\n"))
            .map(Line::of)
            .forEach(lines::add);
      }
    }
    return lines;
  }

  @Test
  void requestsAreAnswered() throws Exception {
    assumeThat(isThere("curl") && isThere("jq")).as("curl and jq are installed").isTrue();
    // of a service in containers, of one behind TLS, and streams without an end
    List<Line> requests =
        lines().stream()
            .filter(line -> line.command().startsWith("curl ") && line.command().contains(LOCAL))
            .filter(line -> !line.command().matches(".*(curl -N|Bearer).*"))
            .toList();
    assertThat(requests).hasSizeGreaterThan(8);
    String host = service.url().replace("http://", "");

    for (Line line : requests) {
      String said = shell(line.command().replace(LOCAL, host));

      assertThat(said)
          .as(line.command())
          .isNotBlank()
          .isNotEqualTo("null")
          .doesNotContain("urn:membership:problem");
      if (line.comment().matches("[0-9,]+")) {
        assertThat(said).as(line.command()).isEqualTo(line.comment());
      }
    }
  }

  @Test
  void commandsAreDone() throws IOException {
    List<String> commands =
        lines().stream()
            .map(line -> line.command().replaceFirst("^java -jar target/membership.jar", "m"))
            .filter(command -> command.startsWith("m "))
            // these need a folder of the reader
            .filter(command -> !command.contains("downloads"))
            .toList();
    assertThat(commands).hasSizeGreaterThan(12);

    for (String command : commands) {
      String[] parts = command.substring(2).split(" > ", 2);
      List<String> words =
          WORD.matcher(parts[0])
              .results()
              .map(word -> word.group().replace("'", ""))
              .map(word -> FILE.matcher(word).matches() ? data.resolve(word).toString() : word)
              .toList();
      if (!words.get(0).equals("serve")) {
        Command done =
            Command.run(
                Stream.concat(words.stream(), Stream.of("--url", service.url()))
                    .toArray(String[]::new));
        assertThat(done.code()).as("%s: %s%s", command, done.err(), done.out()).isZero();
        if (parts.length == 2) {
          Files.writeString(data.resolve(parts[1]), done.out());
        }
      }
    }
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  private static String shell(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    return said.strip();
  }
}
