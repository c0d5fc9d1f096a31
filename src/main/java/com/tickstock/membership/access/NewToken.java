package com.tickstock.membership.access;

/**
 * A token at the only time that it is known.
 *
 * @param token for who is to use it
 * @param line for the file of tokens
 */
public record NewToken(String name, String role, String token, String line) {

  /**
   * @throws IllegalArgumentException where the name cannot stand in the file
   */
  public static NewToken of(String name, Role role) {
    if (!TokenLines.isName(name)) {
      throw new IllegalArgumentException(
          "expected up to 64 letters, digits, '.', '_' and '-', and not anonymous");
    }
    String token = Token.random();
    TokenEntry entry = new TokenEntry(name, role, Token.hash(token));
    return new NewToken(name, role.word(), token, entry.line());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "NewToken[%s]".formatted(line);
  }
}
