package com.tickstock.membership.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Integration;
import com.tickstock.membership.access.Certificates;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Integration
class TlsSettingsTest {
  @TempDir Path directory;

  @Test
  void aCertificateAndAKeyBelongTogether() {
    Certificates files = Certificates.make(directory, "one", "EC");

    assertThatThrownBy(
            () ->
                Config.of(
                    Map.of(Setting.TLS_CERTIFICATE, files.certificate().toString()), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "MEMBERSHIP_TLS_KEY (--tls-key): required together with MEMBERSHIP_TLS_CERTIFICATE"
                + " (--tls-certificate)");
    assertThatThrownBy(
            () ->
                Config.of(
                    Map.of(
                        Setting.TLS_CERTIFICATE, files.certificate().toString(),
                        Setting.TLS_KEY, files.certificate().toString(),
                        Setting.TLS_CA, files.key().toString()),
                    Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("MEMBERSHIP_TLS_KEY (--tls-key): " + files.certificate())
        .hasMessageContaining("MEMBERSHIP_TLS_CA (--tls-ca): " + files.key());
    Config config =
        Config.of(
            Map.of(
                Setting.TLS_CERTIFICATE, files.certificate().toString(),
                Setting.TLS_KEY, files.key().toString(),
                Setting.TLS_CA, files.certificate().toString()),
            Map.of());
    assertThat(config.access().scheme()).isEqualTo("https");
  }
}
