package com.tickstock.membership.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Await;
import com.tickstock.membership.Integration;
import com.tickstock.membership.access.Certificates;
import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.config.Config;
import com.tickstock.membership.config.Setting;
import com.tickstock.membership.metrics.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Integration
class TlsConnectorTest {
  @TempDir Path directory;

  @Test
  void itAnswersOverHttpsAloneToWhomTrustsItsCertificateAndTakesUpANewOne() throws Exception {
    Certificates first = Certificates.make(directory, "first", "RSA");
    Certificates second = Certificates.make(directory, "second", "EC");
    Path certificate = Files.copy(first.certificate(), directory.resolve("now.crt"));
    Path key = Files.copy(first.key(), directory.resolve("now.key"));
    Config config =
        Config.of(
            Map.of(
                Setting.TLS_CERTIFICATE, certificate.toString(),
                Setting.TLS_KEY, key.toString(),
                Setting.HTTP_PORT, "0"),
            Map.of());

    try (HttpServer server = HttpServer.listen(config, Clock.systemUTC(), new Metrics())) {
      String live = "://127.0.0.1:" + server.port() + "/health/live";
      assertThat(status("https" + live, first)).isEqualTo(200);
      assertThatThrownBy(() -> status("https" + live, second)).isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> status("http" + live, first)).isInstanceOf(IOException.class);

      // a new key without its certificate is not a pair: the former pair stays
      Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
      assertThat(status("https" + live, first)).isEqualTo(200);
      Files.copy(second.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
      Await.untilWithoutFailure(
          "an answer under the new certificate",
          () -> assertThat(status("https" + live, second)).isEqualTo(200));
    }
  }

  private static int status(String url, Certificates trusted) throws Exception {
    ClientIdentity caller =
        new ClientIdentity(Optional.empty(), Optional.of(trusted.certificate()));
    return caller
        .client()
        .build()
        .send(caller.request(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
