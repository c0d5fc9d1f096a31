package com.tickstock.membership.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this process shows when it asks a service, and whom it believes.
 *
 * @param authorities certificates in PEM; empty: those that Java trusts
 */
public record ClientIdentity(Optional<String> token, Optional<Path> authorities) {

  /**
   * @throws InvalidFileException where the authorities cannot be read
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

  /** Whether the token could be read by whoever is on the way there. */
  public boolean exposesToken(URI to) {
    return token.isPresent()
        && "http".equals(to.getScheme())
        && to.getHost() != null
        && !LoopbackName.is(to.getHost());
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ClientIdentity[%s, %s]"
        .formatted(token.isPresent() ? "with a token" : "no token", authorities);
  }
}
