package com.tickstock.membership.config;

import com.tickstock.membership.access.ClientIdentity;
import com.tickstock.membership.access.InvalidFileException;
import com.tickstock.membership.access.LoopbackName;
import com.tickstock.membership.access.PemFiles;
import com.tickstock.membership.access.TokenFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of access control and TLS.
 *
 * @param tokensFile if empty, everybody on this machine may do everything
 * @param identity if empty, the server uses http
 * @param clientIdentity the identity of this instance as a client of others
 */
public record Access(
    Optional<Path> tokensFile, Optional<Identity> identity, ClientIdentity clientIdentity) {

  /** The server certificate and its key, as PEM files. */
  public record Identity(Path certificate, Path key) {}

  /**
   * Reads the client identity of a command and ignores all other settings.
   *
   * @throws ConfigException if settings are wrong; it names all of them
   */
  public static ClientIdentity clientIdentity(Map<String, String> variables) {
    Map<String, String> looked = new HashMap<>(variables);
    looked.keySet().retainAll(Set.of(Setting.TOKEN.variable(), Setting.TLS_CA.variable()));
    SettingsReader read = new SettingsReader(Map.of(), looked);
    ClientIdentity clientIdentity = clientIdentity(read);
    read.throwProblems();
    return clientIdentity;
  }

  static Access of(SettingsReader read) {
    Optional<Path> certificate = path(read, Setting.TLS_CERTIFICATE);
    Optional<Path> key = path(read, Setting.TLS_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      Setting missing = certificate.isPresent() ? Setting.TLS_KEY : Setting.TLS_CERTIFICATE;
      Setting other = certificate.isPresent() ? Setting.TLS_CERTIFICATE : Setting.TLS_KEY;
      read.report(missing, "required together with " + SettingsReader.named(other));
    }
    Optional<Identity> identity = certificate.flatMap(c -> key.map(k -> new Identity(c, k)));
    identity.ifPresent(
        files ->
            check(
                read, Setting.TLS_KEY, () -> PemFiles.identity(files.certificate(), files.key())));
    return new Access(path(read, Setting.TOKENS_FILE), identity, clientIdentity(read));
  }

  private static ClientIdentity clientIdentity(SettingsReader read) {
    Optional<Path> authorities = path(read, Setting.TLS_CA);
    authorities.ifPresent(file -> check(read, Setting.TLS_CA, () -> PemFiles.trusting(file)));
    return new ClientIdentity(read.optional(Setting.TOKEN, Access::visible), authorities);
  }

  /** http or https. */
  public String scheme() {
    return identity.isPresent() ? "https" : "http";
  }

  /** Checks that need several settings. */
  void check(SettingsReader read, Config config) {
    if (tokensFile.isPresent()) {
      check(
          read,
          Setting.TOKENS_FILE,
          () -> checkOwnToken(read, config, TokenFile.read(tokensFile.get())));
    } else if (!LoopbackName.is(config.httpHost())) {
      read.report(
          Setting.HTTP_HOST,
          "%s can be reached from other machines: control the access with %s, or listen on"
                  .formatted(config.httpHost(), SettingsReader.named(Setting.TOKENS_FILE))
              + " 127.0.0.1");
    }
  }

  private void checkOwnToken(SettingsReader read, Config config, TokenFile tokens) {
    boolean known = clientIdentity.token().flatMap(tokens::entry).isPresent();
    boolean hasOthers = config.bootstrapServers().isPresent();
    if (hasOthers && clientIdentity.token().isPresent() && !known) {
      read.report(
          Setting.TOKEN,
          "it is not in %s: other instances would reject it".formatted(tokensFile.get()));
    } else if (hasOthers && !known && !tokens.anonymousReads()) {
      read.report(
          Setting.TOKEN,
          "expected a token of %s with the role read: other instances require one"
              .formatted(tokensFile.get()));
    }
  }

  private static void check(SettingsReader read, Setting setting, Runnable reading) {
    try {
      reading.run();
    } catch (InvalidFileException e) {
      e.problems().forEach(problem -> read.report(setting, problem));
    }
  }

  private static Optional<Path> path(SettingsReader read, Setting setting) {
    return read.optional(setting).map(Path::of);
  }

  private static String visible(String token) {
    if (!token.matches("[!-~]+")) {
      throw new IllegalArgumentException("expected a token, as 'membership token' prints it");
    }
    return token;
  }
}
