package com.tickstock.membership.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A self-signed certificate of 127.0.0.1 and its key, as PEM files. */
public record Certificates(Path certificate, Path key) {
  private static final String PASSWORD = "of a test";

  /**
   * @param algorithm the algorithm of the key, RSA or EC
   */
  public static Certificates make(Path directory, String name, String algorithm) {
    Path store = directory.resolve(name + ".p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "one",
                  "-keyalg",
                  algorithm,
                  "-dname",
                  "CN=" + name,
                  "-ext",
                  "SAN=ip:127.0.0.1",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-keystore",
                  store.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      KeyStore made = KeyStore.getInstance("PKCS12");
      made.load(new ByteArrayInputStream(Files.readAllBytes(store)), PASSWORD.toCharArray());
      return new Certificates(
          pem(
              directory.resolve(name + ".crt"),
              "CERTIFICATE",
              made.getCertificate("one").getEncoded()),
          pem(
              directory.resolve(name + ".key"),
              "PRIVATE KEY",
              made.getKey("one", PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(Path file, String what, byte[] content) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what));
  }
}
