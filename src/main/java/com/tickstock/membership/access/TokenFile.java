package com.tickstock.membership.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The token file: lines {@code name role sha256:<hex>}, with {@code #} comments. {@code anonymous
 * read} allows requests without a token to read. An empty file allows no access.
 */
public record TokenFile(boolean anonymousReads, List<TokenEntry> entries) {

  /**
   * @throws InvalidFileException if lines are invalid; it names the problem of each line, but not
   *     its content, which may be a token instead of its hash
   */
  public static TokenFile read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new InvalidFileException(
          List.of("%s cannot be read (%s)".formatted(file, e.getClass().getSimpleName())));
    }
    TokenLines tokens = new TokenLines(file);
    lines.forEach(tokens::add);
    return tokens.file();
  }

  /** Takes constant time, whether or not the token is known or partly right. */
  public Optional<TokenEntry> entry(String token) {
    byte[] hash = Token.hash(token);
    TokenEntry found = null;
    for (TokenEntry entry : entries) {
      if (MessageDigest.isEqual(entry.hash(), hash)) {
        found = entry;
      }
    }
    return Optional.ofNullable(found);
  }
}
