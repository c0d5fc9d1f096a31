package com.tickstock.membership.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tickstock.membership.access.NewToken;
import com.tickstock.membership.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  @TempDir Path directory;

  private String tokens(String... lines) throws IOException {
    return Files.write(directory.resolve("tokens"), List.of(lines)).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "example.com", "127.0.0.1.example.com"})
  void anAddressThatOthersReachWantsAFileOfTokens(String host) throws IOException {
    assertThatThrownBy(() -> Config.of(Map.of(Setting.HTTP_HOST, host), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "MEMBERSHIP_HTTP_HOST (--http-host): "
                + host
                + " can be reached from other machines: control the access with"
                + " MEMBERSHIP_TOKENS_FILE (--tokens-file), or listen on 127.0.0.1");

    Map<Setting, String> guarded =
        Map.of(Setting.HTTP_HOST, host, Setting.TOKENS_FILE, tokens("anonymous read"));
    assertThat(Config.of(guarded, Map.of()).httpHost()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost", "LOCALHOST"})
  void loopbackWantsNone(String host) {
    assertThat(Config.of(Map.of(Setting.HTTP_HOST, host), Map.of()).access().tokensFile())
        .isEmpty();
  }

  @Test
  void aBadFileOfTokensIsToldBesideAllOtherProblems() throws IOException {
    String file = tokens("anonymous publish", "loader");
    Throwable thrown =
        catchThrowable(
            () ->
                Config.of(Map.of(Setting.TOKENS_FILE, file, Setting.HTTP_PORT, "many"), Map.of()));

    assertThat(thrown)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("MEMBERSHIP_HTTP_PORT")
        .hasMessageContaining("MEMBERSHIP_TOKENS_FILE (--tokens-file): " + file + " line 1: ")
        .hasMessageContaining(file + " line 2: ");
  }

  @Test
  void anInstanceBesideOthersThatLetNobodyInUnnamedHasATokenItself() throws IOException {
    NewToken own = NewToken.of("instances", Role.READ);
    Map<String, String> others = Map.of("MEMBERSHIP_BOOTSTRAP_SERVERS", "one:9092");
    Map<Setting, String> named = Map.of(Setting.TOKENS_FILE, tokens(own.line()));

    assertThatThrownBy(() -> Config.of(named, others))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("MEMBERSHIP_TOKEN: expected a token of");
    assertThatThrownBy(
            () ->
                Config.of(
                    named,
                    Map.of("MEMBERSHIP_BOOTSTRAP_SERVERS", "one:9092", "MEMBERSHIP_TOKEN", "no")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("MEMBERSHIP_TOKEN: it is not in");

    Config config =
        Config.of(
            named,
            Map.of("MEMBERSHIP_BOOTSTRAP_SERVERS", "one:9092", "MEMBERSHIP_TOKEN", own.token()));
    assertThat(config.access().clientIdentity().token()).contains(own.token());
    assertThat(config.toString() + config.access()).doesNotContain(own.token());
    Map<Setting, String> open = Map.of(Setting.TOKENS_FILE, tokens("anonymous read"));
    assertThat(Config.of(open, others).access().clientIdentity().token()).isEmpty();
  }

  @Test
  void aTokenThatNoHeaderCanCarryIsToldWithoutIt() {
    assertThatThrownBy(() -> Access.clientIdentity(Map.of("MEMBERSHIP_TOKEN", "hunter 2\nx")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("MEMBERSHIP_TOKEN: expected a token, as 'membership token' prints it");
  }

  @Test
  void aCommandLooksAtNoOtherSetting() {
    assertThat(
            Access.clientIdentity(
                    Map.of("MEMBERSHIP_HTTP_HOST", "0.0.0.0", "MEMBERSHIP_TOKEN", "abc"))
                .token())
        .contains("abc");
  }
}
