package com.tickstock.membership.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import com.tickstock.membership.config.LogFormat;
import java.util.Iterator;
import org.slf4j.LoggerFactory;

/** Sets the format of this process's log; logback.xml configures the rest. */
final class Logs {
  private Logs() {}

  static void write(LogFormat format) {
    if (format == LogFormat.JSON
        && LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender) {
          asJson(appender);
        }
      }
    }
  }

  static void asJson(OutputStreamAppender<ILoggingEvent> appender) {
    JsonEncoder json = new JsonEncoder();
    json.setContext(appender.getContext());
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.setWithContext(false);
    json.setWithArguments(false);
    json.setWithMessage(false);
    json.setWithFormattedMessage(true);
    json.start();
    appender.stop();
    appender.setEncoder(json);
    appender.start();
  }
}
