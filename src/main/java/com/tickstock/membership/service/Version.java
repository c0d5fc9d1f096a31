package com.tickstock.membership.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program, from the build. */
public final class Version {
  private Version() {}

  public static String current() {
    Properties build = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("/build.properties")) {
      build.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
