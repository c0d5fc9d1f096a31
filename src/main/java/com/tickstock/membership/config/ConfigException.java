package com.tickstock.membership.config;

import java.util.List;

/** Reports all wrong settings at once. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
