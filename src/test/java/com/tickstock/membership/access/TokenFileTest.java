package com.tickstock.membership.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  private static final String HASH = hash("0a");

  @TempDir Path directory;

  private static String hash(String part) {
    return "sha256:" + part.repeat(32);
  }

  private Path file(String... lines) {
    try {
      return Files.write(directory.resolve("tokens"), List.of(lines));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTokenIsKnownByItsLineAndNoOtherIs() {
    NewToken loader = NewToken.of("loader", Role.PUBLISH);
    NewToken operator = NewToken.of("operator", Role.ADMIN);
    TokenFile tokens =
        TokenFile.read(file("# who", "", loader.line() + "  # nightly", operator.line()));

    assertThat(tokens.entry(loader.token()).map(TokenEntry::name)).contains("loader");
    assertThat(tokens.entry(operator.token()).map(TokenEntry::role)).contains(Role.ADMIN);
    assertThat(tokens.entry(loader.token() + "x")).isEmpty();
    assertThat(tokens.entry("")).isEmpty();
    assertThat(tokens.anonymousReads()).isFalse();
  }

  @Test
  void aTokenIsOf256BitsAndItsHashIsThePlainOneThatOtherToolsMake() {
    NewToken made = NewToken.of("loader", Role.READ);

    assertThat(made.token()).hasSize(43).isNotEqualTo(NewToken.of("loader", Role.READ).token());
    assertThat(made.toString()).doesNotContain(made.token());
    // printf abc | sha256sum
    assertThat(new TokenEntry("a", Role.READ, Token.hash("abc")).line())
        .isEqualTo(
            "a read sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void everyRoleIncludesThoseBeforeIt() {
    assertThat(Role.ADMIN.includes(Role.READ)).isTrue();
    assertThat(Role.PUBLISH.includes(Role.PUBLISH)).isTrue();
    assertThat(Role.PUBLISH.includes(Role.ADMIN)).isFalse();
    assertThat(Role.READ.includes(Role.PUBLISH)).isFalse();
  }

  @Test
  void anonymousReadsAndNothingMore() {
    assertThat(TokenFile.read(file("anonymous read")).anonymousReads()).isTrue();
    for (String more :
        List.of("anonymous publish", "anonymous admin", "anonymous", "anonymous read " + HASH)) {
      assertThatThrownBy(() -> TokenFile.read(file(more)))
          .isInstanceOf(InvalidFileException.class)
          .hasMessageContaining("line 1: requests without a token may only read");
    }
  }

  @Test
  void allProblemsAreToldWithFileAndLineAndNothingThatMayBeAToken() {
    String secret = Token.random();
    Path file =
        file(
            "one read " + HASH,
            "two write " + hash("0b"),
            "three read " + secret,
            "four " + secret,
            "one admin " + hash("0c"),
            "six read " + HASH,
            "a/b read " + hash("0D"));

    InvalidFileException thrown =
        catchThrowableOfType(InvalidFileException.class, () -> TokenFile.read(file));

    assertThat(thrown.problems())
        .containsExactly(
            file + " line 2: expected a role: one of read, publish, admin",
            file + " line 3: expected sha256: and 64 hex digits, as 'membership token' prints it",
            file + " line 4: expected name role sha256:<hex>",
            file + " line 5: the name of line 1 again",
            file + " line 6: the token of line 1 again",
            file + " line 7: expected a name of up to 64 letters, digits, '.', '_' and '-'");
    assertThat(thrown).hasMessageNotContaining(secret).hasMessageNotContaining("0a0a");
  }

  @Test
  void aFileThatIsNotThereIsToldWithItsName() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> TokenFile.read(missing))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(missing + " cannot be read (NoSuchFileException)");
  }

  @Test
  void anEmptyFileLetsNobodyIn() {
    TokenFile nobody = TokenFile.read(file("# all revoked"));

    assertThat(nobody.anonymousReads()).isFalse();
    assertThat(nobody.entry("anything")).isEmpty();
  }

  @Test
  void aCallerDoesNotSayItsToken() {
    assertThat(new ClientIdentity(Optional.of("hunter2"), Optional.empty()).toString())
        .doesNotContain("hunter2");
  }
}
