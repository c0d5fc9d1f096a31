package com.tickstock.membership.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what: lines {@code name role sha256:<hex>}, with {@code #} comments. {@code anonymous
 * read} lets whoever brings no token read. A file without a line lets nobody in.
 */
public record TokenFile(boolean anonymousReads, List<TokenEntry> entries) {

  /**
   * @throws InvalidFileException with every problem and its line; no line is repeated in it, as a
   *     token may stand where its hash belongs
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

  /** Takes as long whether it is known or not, and however much of it is right. */
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
