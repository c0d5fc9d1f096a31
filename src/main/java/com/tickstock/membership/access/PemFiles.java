package com.tickstock.membership.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Reads certificates and keys from PEM files. The JDK reads X.509 and PKCS#8. Libraries for the
 * older key formats bring 8 MB of other cryptography code, and one command converts such a key.
 */
public final class PemFiles {
  /** A key store needs a password; this key store never leaves memory. */
  public static final String STORE_PASSWORD = "in memory";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private PemFiles() {}

  /**
   * Returns the key store of a server.
   *
   * @param certificate the certificate chain, the server's own certificate first
   * @param key the key in PKCS#8, without a password
   * @throws InvalidFileException if a file cannot be read, or the key does not match
   */
  public static KeyStore identity(Path certificate, Path key) {
    List<Certificate> chain = certificates(certificate);
    PublicKey publicKey = chain.get(0).getPublicKey();
    try {
      PrivateKey privateKey = key(key, publicKey.getAlgorithm());
      if (!belongTogether(privateKey, publicKey)) {
        throw invalid(key, "is not the key of the first certificate in " + certificate);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server", privateKey, STORE_PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw invalid(key, "cannot be used with " + certificate);
    }
  }

  /**
   * Returns the SSL context of a client that trusts only these authorities.
   *
   * @throws InvalidFileException if there is no certificate in the file
   */
  public static SSLContext trusting(Path authorities) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Certificate certificate : certificates(authorities)) {
        store.setCertificateEntry("authority-" + store.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw invalid(authorities, "cannot be used");
    }
  }

  private static List<Certificate> certificates(Path file) {
    try {
      List<Certificate> found =
          List.copyOf(
              CertificateFactory.getInstance("X.509")
                  .generateCertificates(new ByteArrayInputStream(bytes(file))));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      // reported below, like a file without certificates
    }
    throw invalid(file, "has no certificates in PEM (BEGIN CERTIFICATE)");
  }

  private static PrivateKey key(Path file, String algorithm) throws GeneralSecurityException {
    Matcher pem = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      throw invalid(
          file,
          "has no PKCS#8 key without a password in PEM (BEGIN PRIVATE KEY);"
              + " 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW' converts other key formats");
    }
    byte[] key = Base64.getMimeDecoder().decode(pem.group(1));
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
  }

  private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            switch (publicKey.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> publicKey.getAlgorithm();
            });
    byte[] text = "signed to compare".getBytes(StandardCharsets.UTF_8);
    signature.initSign(privateKey);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(text);
    return signature.verify(signed);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw invalid(file, "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private static InvalidFileException invalid(Path file, String problem) {
    return new InvalidFileException(List.of(file + " " + problem));
  }
}
