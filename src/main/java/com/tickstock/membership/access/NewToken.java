package com.tickstock.membership.access;

/**
 * A new token. It is not stored, so it is known only now.
 *
 * @param token the secret for its user
 * @param line the line for the token file
 */
public record NewToken(String name, String role, String token, String line) {

  /**
   * @throws IllegalArgumentException if the name is not allowed in the token file
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

  /** Omits the token. */
  @Override
  public String toString() {
    return "NewToken[%s]".formatted(line);
  }
}
