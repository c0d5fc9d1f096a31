package com.tickstock.membership.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.http.HttpServer;
import com.tickstock.membership.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If the server cannot listen, the error names the wrong setting. */
class HttpStartupTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "203.0.113.1, is not an address of this machine",
    "no-such-host.invalid, is neither an address nor a known name"
  })
  void anAddressOfAnotherMachineIsToldAsOne(String host, String problem) throws IOException {
    Path tokens = Files.writeString(folder.resolve("tokens"), "anonymous read");
    assertThatThrownBy(() -> listen(host, 0, tokens).close())
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith(host + " " + problem)
        .hasMessageContaining("MEMBERSHIP_HTTP_HOST (--http-host)");
  }

  @Test
  void aPortInUseIsToldAsOne() {
    try (HttpServer first = listen("127.0.0.1", 0)) {
      int port = first.port();

      assertThatThrownBy(() -> listen("127.0.0.1", port).close())
          .isInstanceOf(StartException.class)
          .hasMessageContaining("port " + port + " is in use")
          .hasMessageContaining("MEMBERSHIP_HTTP_PORT (--http-port)");
    }
  }

  private static HttpServer listen(String host, int port, Path tokens) {
    return listen(
        Map.of(
            Setting.HTTP_HOST,
            host,
            Setting.HTTP_PORT,
            String.valueOf(port),
            Setting.TOKENS_FILE,
            tokens.toString()));
  }

  private static HttpServer listen(String host, int port) {
    return listen(Map.of(Setting.HTTP_HOST, host, Setting.HTTP_PORT, String.valueOf(port)));
  }

  private static HttpServer listen(Map<Setting, String> flags) {
    return HttpStartup.on(Config.of(flags, Map.of()), Clock.systemUTC(), new Metrics());
  }
}
