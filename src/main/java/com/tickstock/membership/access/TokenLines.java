package com.tickstock.membership.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the lines of a token file and collects their problems. */
final class TokenLines {
  private static final String ANONYMOUS = "anonymous";
  private static final Pattern HASH = Pattern.compile(TokenEntry.PREFIX + "[0-9a-fA-F]{64}");

  private final Path file;
  private final List<TokenEntry> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> lineOfName = new HashMap<>();
  private final Map<String, Integer> lineOfHash = new HashMap<>();
  private boolean anonymousReads;
  private int number;

  TokenLines(Path file) {
    this.file = file;
  }

  void add(String line) {
    number++;
    String text = line.replaceFirst("#.*", "").strip();
    if (text.isEmpty()) {
      return;
    }
    String[] words = text.split("\\s+");
    if (words[0].equals(ANONYMOUS)) {
      addAnonymous(words);
    } else {
      addHolder(words);
    }
  }

  TokenFile file() {
    if (!problems.isEmpty()) {
      throw new InvalidFileException(problems);
    }
    return new TokenFile(anonymousReads, List.copyOf(entries));
  }

  private void addAnonymous(String... words) {
    reportTwice(lineOfName, ANONYMOUS, "name");
    anonymousReads = words.length == 2 && words[1].equals(Role.READ.word());
    if (!anonymousReads) {
      report("requests without a token may only read: expected anonymous read");
    }
  }

  private void addHolder(String... words) {
    if (words.length != 3) {
      report("expected name role sha256:<hex>");
      return;
    }
    if (!isName(words[0])) {
      report("expected a name of up to 64 letters, digits, '.', '_' and '-'");
    }
    Optional<Role> role = role(words[1]);
    if (role.isEmpty()) {
      report("expected a role: one of " + Role.words());
    }
    boolean hashed = HASH.matcher(words[2]).matches();
    if (!hashed) {
      report("expected sha256: and 64 hex digits, as 'membership token' prints it");
    }
    reportTwice(lineOfName, words[0], "name");
    if (hashed && role.isPresent()) {
      byte[] hash = HexFormat.of().parseHex(words[2].substring(TokenEntry.PREFIX.length()));
      reportTwice(lineOfHash, Arrays.toString(hash), "token");
      entries.add(new TokenEntry(words[0], role.get(), hash));
    }
  }

  static boolean isName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") && !text.equals(ANONYMOUS);
  }

  private static Optional<Role> role(String word) {
    return Arrays.stream(Role.values()).filter(role -> role.word().equals(word)).findFirst();
  }

  private void reportTwice(Map<String, Integer> seen, String key, String what) {
    Integer former = seen.putIfAbsent(key, number);
    if (former != null) {
      report("the %s of line %d again".formatted(what, former));
    }
  }

  private void report(String problem) {
    problems.add("%s line %d: %s".formatted(file, number, problem));
  }
}
