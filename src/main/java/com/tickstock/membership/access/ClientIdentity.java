package com.tickstock.membership.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The token that this process sends as a client, and the certificates that it trusts.
 *
 * @param authorities trusted certificates in PEM; if empty, those that Java trusts
 */
public record ClientIdentity(Optional<String> token, Optional<Path> authorities) {

  /**
   * @throws InvalidFileException if the authorities cannot be read
   */
  public HttpClient.Builder client() {
    HttpClient.Builder client = HttpClient.newBuilder();
    authorities.map(PemFiles::trusting).ifPresent(client::sslContext);
    return client;
  }

  public HttpRequest.Builder request(URI to) {
    HttpRequest.Builder request = HttpRequest.newBuilder(to);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** Whether the token would be sent unencrypted over a network. */
  public boolean exposesToken(URI to) {
    return token.isPresent()
        && "http".equals(to.getScheme())
        && to.getHost() != null
        && !LoopbackName.is(to.getHost());
  }

  /** Omits the token. */
  @Override
  public String toString() {
    return "ClientIdentity[%s, %s]"
        .formatted(token.isPresent() ? "with a token" : "no token", authorities);
  }
}
