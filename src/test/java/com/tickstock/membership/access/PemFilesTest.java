package com.tickstock.membership.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tickstock.membership.Integration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Integration
class PemFilesTest {
  @TempDir static Path directory;
  private static Certificates rsa;
  private static Certificates ec;

  @BeforeAll
  static void make() {
    rsa = Certificates.make(directory, "rsa", "RSA");
    ec = Certificates.make(directory, "ec", "EC");
  }

  @Test
  void aCertificateAndItsKeyAreRead() throws Exception {
    for (Certificates files : new Certificates[] {rsa, ec}) {
      KeyStore store = PemFiles.identity(files.certificate(), files.key());
      assertThat(store.getCertificateChain("server")).hasSize(1);
      assertThat(store.isKeyEntry("server")).isTrue();
    }
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() {
    Certificates other = Certificates.make(directory, "other", "RSA");

    assertThatThrownBy(() -> PemFiles.identity(rsa.certificate(), other.key()))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(
            other.key() + " is not the key of the first certificate in " + rsa.certificate());
    assertThatThrownBy(() -> PemFiles.identity(rsa.certificate(), ec.key()))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining(ec.key().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "CERTIFICATE"})
  void anotherKindOfKeyIsRefusedWithWhatConvertsIt(String kind) throws Exception {
    Path old =
        Files.writeString(
            directory.resolve("old.key"), Files.readString(rsa.key()).replace("PRIVATE KEY", kind));

    assertThatThrownBy(() -> PemFiles.identity(rsa.certificate(), old))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining(old + " has no PKCS#8 key without a password")
        .hasMessageContaining("openssl pkcs8 -topk8");
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    Path text = Files.writeString(directory.resolve("text"), "no certificate");
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> PemFiles.trusting(text))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(text + " has no certificates in PEM (BEGIN CERTIFICATE)");
    assertThatThrownBy(() -> PemFiles.trusting(missing))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(missing + " cannot be read (NoSuchFileException)");
  }
}
