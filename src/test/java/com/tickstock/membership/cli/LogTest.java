package com.tickstock.membership.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.tickstock.membership.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** The format of log lines, also with external text in them. */
class LogTest {
  private static final String FORGED = "x\r\n12:00:00.000 ERROR Service: all is lost";

  private final LoggerContext context = new LoggerContext();
  private ConsoleAppender<ILoggingEvent> appender;

  @BeforeEach
  void configure() throws Exception {
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
  }

  private String line(String message, Throwable failure) {
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("a.Thing"), Level.WARN, message, failure, null);
    event.addKeyValuePair(new KeyValuePair("status", 503));
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void aTextLineSaysWhenHowBadAndWho() {
    assertThat(line("it was {}", null))
        .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Thing: it was \\{} status=\"503\"\\R");
  }

  @Test
  void whatComesFromOutsideBeginsNoLineOfText() {
    assertThat(line(FORGED, new IllegalStateException(FORGED)).lines())
        .filteredOn(line -> line.startsWith("12:00:00.000"))
        .isEmpty();
    assertThat(line(FORGED, new IllegalStateException(FORGED))).contains("LogTest", "all is lost");
  }

  @Test
  void jsonIsOneObjectALine() {
    Logs.asJson(appender);

    String line = line(FORGED, new IllegalStateException(FORGED));

    assertThat(line.strip()).doesNotContain("\n");
    JsonNode json = Json.readTree(line.getBytes(StandardCharsets.UTF_8));
    assertThat(json.path("formattedMessage").asText()).isEqualTo(FORGED);
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("kvpList").toString()).contains("status", "503");
    assertThat(json.path("throwable").toString()).contains("IllegalStateException");
  }
}
